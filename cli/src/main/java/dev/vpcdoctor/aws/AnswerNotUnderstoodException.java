package dev.vpcdoctor.aws;

import java.io.IOException;

/** What came back is not AWS's answer, or not all of it. The SDK takes it for a broken connection and asks again. */
final class AnswerNotUnderstoodException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerNotUnderstoodException(String message) {
        super(message);
    }
}
