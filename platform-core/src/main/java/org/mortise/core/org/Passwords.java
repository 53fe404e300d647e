package org.mortise.core.org;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** Hashes passwords with argon2id (19 MiB, two passes), on threads of its own and only so many at once. */
@ApplicationScoped
public class Passwords {

    /** Longer ones are refused, so that nobody makes the server hash megabytes. */
    public static final int MAX_LENGTH = 256;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int THREADS = 2;
    private static final int WAITING = 200;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, 32, Argon2.ID);

    /** Checked for logins that do not exist, so that the answer takes as long as for one that does. */
    private static final String NOBODY = hashNow("there is nobody with this password");

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Passwords::thread);

    public Uni<String> hash(String password) {
        return work(() -> hashNow(password));
    }

    /** Whether {@code password} is the one behind {@code hash}; false, after as much work, when there is no hash. */
    public Uni<Boolean> matches(String password, @Nullable String hash) {
        return work(() -> {
            var known = hash == null ? NOBODY : hash;
            var same = Password.check(password, known).with(Argon2Function.getInstanceFromHash(known));
            return same && hash != null;
        });
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private <T> Uni<T> work(Supplier<T> task) {
        var context = Vertx.currentContext();
        var result = Uni.createFrom()
                .item(task)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Rejected.because(Rejected.Kind.TOO_MANY, "busy"));
        return context == null ? result : result.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private static String hashNow(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "mortise-passwords");
        thread.setDaemon(true);
        return thread;
    }
}
