package dev.vpcdoctor.aws;

import java.io.IOException;

/** What came back is not AWS's answer, or not all of it. It is not asked for again:
 * whoever stands between would say the same. */
final class AnswerNotUnderstoodException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerNotUnderstoodException(String message) {
        super(message);
    }
}
