package dev.vpcdoctor.snapshot;

/** How AWS's answer holds the resources of a kind. */
enum AnswerShape {
    /** A list under the kind's key: each entry is one. */
    LIST,
    /** A list under the kind's key, whose entries hold lists of instances. */
    RESERVATIONS,
    /** One object under the kind's key. */
    OBJECT,
    /** The whole answer is about one thing, which the request named: its identifying field stands beside the key. */
    WHOLE
}
