package org.mortise.form.publiclink;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/** SQL of the passwords of public links, and of the keys that those have got who knew them. */
@ApplicationScoped
class LinkKeyTable {

    /** The hash of a link's password, if it has one. */
    Uni<Optional<String>> password(SqlClient client, ObjectKey link) {
        return client.preparedQuery("SELECT password FROM public_link WHERE link = $1 AND password IS NOT NULL")
                .execute(Tuple.of(link.toString()))
                .map(rows -> Rows.first(rows, row -> row.getString("password")));
    }

    /**
     * Another password, or none; whoever knew the old one has to know the new one. False when the link has no address. The password
     * comes first: whoever is about to keep a key by the old one is waited for, and the key ends with the others.
     */
    Uni<Boolean> set(Transaction transaction, ObjectKey link, @Nullable String hash) {
        return transaction
                .connection()
                .preparedQuery("UPDATE public_link SET password = $2 WHERE link = $1")
                .execute(Tuple.from(Arrays.asList(link.toString(), hash)))
                .map(rows -> rows.rowCount() == 1)
                .call(() -> transaction
                        .connection()
                        .preparedQuery("DELETE FROM public_key WHERE link = $1")
                        .execute(Tuple.of(link.toString())));
    }

    /** Keeps a key, unless the password has become another one while it was being checked: one that is becoming so is waited for. */
    Uni<Boolean> add(SqlClient client, ObjectKey link, String password, byte[] key, Instant now) {
        return client.preparedQuery("""
                        INSERT INTO public_key (secret, link, made_at)
                        SELECT $1, link, $2 FROM public_link WHERE link = $3 AND password = $4 FOR SHARE""")
                .execute(Tuple.of(Buffer.buffer(key), Rows.utc(now), link.toString(), password))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM public_key WHERE made_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }
}
