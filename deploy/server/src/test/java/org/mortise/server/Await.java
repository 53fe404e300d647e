package org.mortise.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition to come true; how long that takes is nobody's business, but for ever is too long. */
final class Await {

    private static final long PATIENCE = Duration.ofMinutes(10).toNanos();
    private static final long GLANCE = Duration.ofMillis(20).toNanos();

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        until(what, condition::getAsBoolean, Boolean::booleanValue);
    }

    /** The first answer that is as wished. */
    static <T> T until(String what, Supplier<T> answer, Predicate<T> wished) {
        var start = System.nanoTime();
        for (var seen = answer.get(); ; seen = answer.get()) {
            if (wished.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("waited in vain for " + what + ", last seen: " + seen);
            }
            LockSupport.parkNanos(GLANCE);
        }
    }
}
