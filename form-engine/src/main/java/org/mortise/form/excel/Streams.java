package org.mortise.form.excel;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Streams of what is read piece by piece. */
final class Streams {

    private Streams() {}

    /** What {@code next} gives, until it gives null. */
    static <T> Stream<T> of(Supplier<@Nullable T> next) {
        var pieces =
                new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        var piece = next.get();
                        if (piece == null) {
                            return false;
                        }
                        action.accept(piece);
                        return true;
                    }
                };
        return StreamSupport.stream(pieces, false);
    }
}
