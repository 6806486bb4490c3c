package dev.openbook.model;

/** Hears nothing; one of its kind, so that those who hold texts back can tell that they keep nobody waiting. */
enum Nobody implements TokenListener {
    /** The only one. */
    LISTENS;

    @Override
    public void onText(String piece) {}
}
