package dev.vpcdoctor.cli;

import java.util.Locale;

/** How a report can be written. */
enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
