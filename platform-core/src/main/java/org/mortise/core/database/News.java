package org.mortise.core.database;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What nodes call out to each other, over the database ({@code LISTEN} and {@code NOTIFY}) on one connection for each node. News may
 * be lost with a connection: whoever listens looks by himself from time to time as well.
 */
@ApplicationScoped
public class News {

    private static final Logger LOG = Logger.getLogger(News.class);

    private final Database database;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable SqlConnection> listening = new AtomicReference<>();

    News(Database database) {
        this.database = database;
    }

    /** Outside the container, for tests: hears nothing before {@link #connect}. */
    public static News of(Database database) {
        return new News(database);
    }

    /**
     * Has {@code listener} called with what is said on {@code channel}, also by this node itself; from the next {@link #connect} on.
     *
     * @param channel an SQL name
     */
    public void listen(String channel, Consumer<String> listener) {
        listeners.put(channel, listener);
    }

    /** Says something to all nodes, on its own: a transaction that says something waits for all others that do. */
    public Uni<Void> say(String channel, String text) {
        return database.pool()
                .preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(channel, text))
                .replaceWithVoid();
    }

    /** Opens the connection that hears news, unless it is open. Failing is no harm: it is tried again. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> connect() {
        var unheard = listeners.keySet().stream()
                .filter(channel -> !heard.contains(channel))
                .toList();
        if (unheard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection()
                .flatMap(connection -> connection
                        .query(String.join(
                                "; ",
                                unheard.stream()
                                        .map(channel -> "LISTEN " + channel)
                                        .toList()))
                        .execute())
                .invoke(listening -> heard.addAll(unheard))
                .onFailure()
                .invoke(failure -> LOG.warn("not listening for news of other nodes", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<SqlConnection> connection() {
        var open = listening.get();
        return open != null
                ? Uni.createFrom().item(open)
                : database.pool().getConnection().invoke(this::hearOn);
    }

    private void hearOn(SqlConnection connection) {
        var news = (PgConnection) connection.getDelegate();
        news.notificationHandler(said -> {
            var listener = listeners.get(said.getChannel());
            if (listener != null) {
                listener.accept(said.getPayload());
            }
        });
        news.closeHandler(closed -> {
            listening.set(null);
            heard.clear();
        });
        listening.set(connection);
    }
}
