package dev.openbook.cli;

import dev.openbook.retrieve.ProgressListener;

/** Draws how far long work has come, on one line, if a person is looking. */
final class Progress implements ProgressListener, AutoCloseable {
    private static final int BAR = 24;

    private final Terminal terminal;
    private boolean drawn;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progress(String what, int done, int total) {
        if (terminal.progress() && total > 0) {
            int filled = (int) ((long) BAR * done / total);
            String line = "Reading " + "█".repeat(filled) + "░".repeat(BAR - filled) + " " + done + "/" + total + " " + Shown.words(what);
            int room = terminal.columns() - 1;
            terminal.err().print("\r\u001b[2K" + (line.length() > room ? line.substring(0, room) : line));
            terminal.err().flush();
            drawn = true;
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (drawn) {
            terminal.err().print("\r\u001b[2K");
            terminal.err().flush();
        }
    }
}
