package dev.openbook.failure;

/**
 * The closed list of reasons for which Openbook gives up. Programs match on the code, people read the message of the
 * {@link OpenbookException} that carries it.
 *
 * <p>Every code has a sentence that says what went wrong in general and a remedy that says what to do about it.
 */
public enum FailureCode {
    /** A folder of documents that was named does not exist or is not a folder. */
    DOCUMENTS_MISSING("The documents do not exist.", "Name an existing folder or file."),
    /** A folder of documents holds no file that any reader can read. */
    DOCUMENTS_EMPTY("There is no document to read.", "Put text, Markdown, HTML, Word or PDF files into the folder."),
    /** A document cannot be parsed. */
    DOCUMENT_DAMAGED("The document is damaged.", "Open it in the program that made it and save it again."),
    /** A document asks for a password. */
    DOCUMENT_ENCRYPTED("The document is encrypted.", "Save a copy without a password."),
    /** A document's bytes are not what its name says. */
    DOCUMENT_TYPE_MISMATCH("The content is not what the file name says.", "Give the file the suffix of its true type."),
    /** No reader knows this type of document. */
    DOCUMENT_TYPE_UNSUPPORTED("No reader knows this type of document.", "Convert it to PDF, Word, HTML or text."),
    /** A document has pages but no text, as scans have. */
    DOCUMENT_NEEDS_OCR("The document holds pictures of text only.", "Run text recognition over it and save the result."),
    /** A document holds no text at all. */
    DOCUMENT_EMPTY("The document holds no text.", "Remove it, or check that it was saved completely."),
    /** A document is larger, longer or deeper than its reader may go. */
    DOCUMENT_TOO_LARGE("The document exceeds a limit.", "Split it, or raise the limit."),
    /** A document cannot be opened: permissions, a vanished file, a failing disk. */
    DOCUMENT_UNREADABLE("The document cannot be read from disk.", "Check that the file exists and may be read."),
    /** A model that was named does not exist. */
    MODEL_MISSING("The model does not exist.", "Name a folder that holds an ONNX model, or a model of the local hub cache."),
    /** A model's files are damaged, incomplete or contradict each other. */
    MODEL_DAMAGED("The model is damaged or incomplete.", "Fetch the model again and compare the digests."),
    /** A model's files reach outside their folder or are dangerous in another way. */
    MODEL_UNSAFE("The model's files are not safe to open.", "Do not use this copy; fetch the model from its publisher."),
    /** A model is sound but is not of a kind that can run here. */
    MODEL_UNSUPPORTED("This kind of model cannot run here.", "Choose an export that is supported."),
    /** A model's files changed between inspection and opening. */
    MODEL_CHANGED("The model changed while it was being opened.", "Make sure that nothing writes to the folder, and try again."),
    /** Rules refused the model. */
    MODEL_REFUSED("The rules refuse this model.", "Choose another model, or change the rules."),
    /** Rules refused what was asked. */
    REQUEST_REFUSED("The rules refuse this request.", "Ask something else or as somebody else, or change the rules."),
    /** A model is not one that the application's lock file lists. */
    MODEL_NOT_LOCKED("The model is not the one in the lock file.", "Use the locked model, or update the lock file."),
    /** A lock file cannot be read. */
    LOCK_INVALID("The lock file cannot be read.", "Restore it from version control, or lock the models again."),
    /** A record of what a model's release contains cannot be read. */
    RECORD_INVALID("The openness record cannot be read.", "Mend the record at the place named."),
    /** A tokenizer file is missing or cannot be used. */
    TOKENIZER_INVALID("The tokenizer cannot be used.", "Fetch tokenizer.json from the model's publisher again."),
    /** A chat template is missing, uses what is not known here, or exceeds a limit. */
    TEMPLATE_INVALID("The chat template cannot be used.", "Fetch the model's tokenizer_config.json or chat_template.jinja again."),
    /** A chat template refused the messages. */
    TEMPLATE_REFUSED("The model's chat template refuses these messages.", "Arrange the messages as the model expects them."),
    /** A prompt has more tokens than the model can read at once. */
    CONTEXT_OVERFLOW("The prompt is too long for the model.", "Shorten the prompt, or choose a model with a longer context."),
    /** More callers wait for a model than may. */
    BUSY("Too many requests wait for the model.", "Try again later, or raise the bound."),
    /** A device was asked for that this installation cannot use. */
    DEVICE_UNAVAILABLE("The device is not available.", "Add the ONNX Runtime build for it, or use the CPU."),
    /** A rule set cannot be loaded. */
    RULES_INVALID("The rules cannot be loaded.", "Mend the rule file at the place named."),
    /** A library (index) that was named does not exist. */
    LIBRARY_MISSING("The library does not exist.", "Build it with the index command."),
    /** A library's files are damaged or come from an unknown version. */
    LIBRARY_DAMAGED("The library is damaged.", "Delete the library folder and build it again from the documents."),
    /** Another process is writing to the library. */
    LIBRARY_LOCKED("The library is being written by another process.", "Wait for the other process, then try again."),
    /** A library was built with another embedding model than the one given. */
    LIBRARY_MODEL_MISMATCH("The library was built with another embedding model.", "Use that model, or build the library again."),
    /** A caller passed a value that is not allowed. */
    ARGUMENT_INVALID("A value is not allowed.", "Give a value within the stated range."),
    /** Something was used after it was closed. */
    CLOSED("It is closed.", "Open it again."),
    /** The work was cancelled or its thread interrupted. */
    CANCELLED("The work was cancelled.", "Start it again."),
    /** A file or folder of our own (library, receipt) cannot be read or written. */
    STORAGE_FAILED("Reading or writing failed.", "Check free space and permissions."),
    /** The inference engine failed on sound input. */
    ENGINE_FAILED("The inference engine failed.", "Report it with the message, the model and the platform.");

    private final String sentence;
    private final String remedy;

    FailureCode(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** What went wrong, in general, as one sentence. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it, as one sentence. */
    public String remedy() {
        return remedy;
    }
}
