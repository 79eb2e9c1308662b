package dev.vpcdoctor.diagnosis.finding;

/** A part of the catalogue, for its readers, in the order in which a connection meets them. */
public enum Chapter {
    SETUP("Setting the function up"),
    NAMES("Names"),
    ROUTES("Routes"),
    FILTERS("Filters"),
    FAR_END("The far end"),
    TIME("Time"),
    VERDICT("The verdict on everything"),
    ADVICE("Advice, which never fails a run");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    /** For a heading. */
    public String title() {
        return title;
    }
}
