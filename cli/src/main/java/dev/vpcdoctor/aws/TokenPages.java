package dev.vpcdoctor.aws;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The pages of a call for which the SDK has no paginator, each asked for when it is needed.
 *
 * @param ask asks for the first page, or for the one of a token
 * @param next the token of the page after a page; null or empty after the last
 */
record TokenPages<T extends SdkPojo>(Function<Optional<String>, T> ask, Function<T, String> next)
        implements Iterable<T> {

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private boolean more = true;
            private Optional<String> token = Optional.empty();

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public T next() {
                if (!more) {
                    throw new NoSuchElementException("that was the last page");
                }
                T page = ask.apply(token);
                token = Optional.ofNullable(next.apply(page)).filter(text -> !text.isEmpty());
                more = token.isPresent();
                return page;
            }
        };
    }
}
