package dev.vpcdoctor.snapshot;

/**
 * Something in a snapshot that could not be used. The rest of the snapshot still is.
 *
 * @param file the file inside the snapshot
 * @param place where in the file: {@code line 12, column 3}, a JSON pointer, or empty for the whole file
 * @param message what is wrong and what to do, one sentence, without a full stop
 */
public record SnapshotProblem(String file, String place, String message) {

    /** One line for a person: {@code aws/subnets.json, line 12, column 3: the file ends in the middle of a value}. */
    public String says() {
        return place.isEmpty() ? file + ": " + message : file + ", " + place + ": " + message;
    }
}
