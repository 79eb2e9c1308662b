package dev.vpcdoctor.cli;

/** Somebody interrupted, and was told so. There is nothing left to report. */
final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
