package dev.vpcdoctor.network.read;

/** A field that is missing or is not what AWS would write, so that its resource cannot be used. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String pointer;

    /**
     * @param file the file inside the snapshot
     * @param pointer from the root of the document
     * @param message what was expected and what was found
     */
    FieldException(String file, String pointer, String message) {
        super(message, null, false, false);
        this.file = file;
        this.pointer = pointer;
    }

    String file() {
        return file;
    }

    String pointer() {
        return pointer;
    }
}
