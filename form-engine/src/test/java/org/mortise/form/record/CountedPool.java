package org.mortise.form.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pool whose connections note the statements that are sent over them. */
final class CountedPool extends Pool {

    final List<String> statements = new CopyOnWriteArrayList<>();

    CountedPool(Pool pool) {
        super(pool.getDelegate());
    }

    @Override
    public Uni<SqlConnection> getConnection() {
        return super.getConnection().map(connection -> new Counted(connection.getDelegate()));
    }

    private final class Counted extends SqlConnection {

        Counted(io.vertx.sqlclient.SqlConnection connection) {
            super(connection);
        }

        @Override
        public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
            statements.add(sql);
            return super.preparedQuery(sql);
        }
    }
}
