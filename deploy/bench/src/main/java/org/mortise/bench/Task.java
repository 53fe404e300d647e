package org.mortise.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is measured, once over HTTP and once as SQL. */
enum Task {
    READ_ONE("read one", Kind.READ) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.fetch(context.records() + "/" + context.anyId(random));
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT " + context.columns() + " FROM " + NativeTable.NAME + " WHERE id = $1" + scope;
        }

        @Override
        List<String> nativeValues(Context context) {
            return List.of(context.ids().get(0));
        }
    },
    LIST("list of 50, filtered and sorted", Kind.READ) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.fetch(context.records() + "?limit=50&sort=-amount&filter=" + Api.encoded(NEGOTIATION));
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT " + context.columns() + " FROM " + NativeTable.NAME
                    + " WHERE stage = $1 AND amount < $2" + scope
                    + " ORDER BY amount DESC NULLS LAST, id DESC LIMIT 51";
        }

        @Override
        List<String> nativeValues(Context context) {
            return List.of("negotiation", "500000");
        }
    },
    DEEP("page 500 of 20 records each", Kind.READ) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.fetch(context.records() + "?limit=" + DEEP_SIZE + "&cursor=" + Api.encoded(context.cursor(api)));
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT " + context.columns() + " FROM " + NativeTable.NAME + " WHERE (created_at, id) < ($1, $2)"
                    + scope + " ORDER BY created_at DESC, id DESC LIMIT " + (DEEP_SIZE + 1);
        }

        @Override
        List<String> nativeValues(Context context) {
            return context.before();
        }
    },
    PAGE("list of 500", Kind.PAGE) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.fetch(context.records() + "?limit=500");
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT " + context.columns() + " FROM " + NativeTable.NAME + " WHERE true" + scope
                    + " ORDER BY created_at DESC, id DESC LIMIT 501";
        }
    },
    COUNT("count, filtered", Kind.READ) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.fetch("/forms/" + context.form() + "/count?filter=" + Api.encoded(LARGE));
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT count(*) FROM (SELECT 1 FROM " + NativeTable.NAME + " WHERE stage = $1 AND amount >= $2"
                    + scope + " LIMIT 1001) AS counted";
        }

        @Override
        List<String> nativeValues(Context context) {
            return List.of("negotiation", "895000");
        }
    },
    SUM("sum by stage", Kind.AGGREGATE) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            api.tell(
                    "POST",
                    "/dashboards/" + context.dashboard() + "/items/by_stage/data",
                    0,
                    Api.JSON.createObjectNode());
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "SELECT stage, sum(amount) FROM " + NativeTable.NAME + " WHERE true" + scope + " GROUP BY stage";
        }
    },
    CREATE("create", Kind.WRITE) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            var body = Api.JSON.createObjectNode();
            body.set("data", context.newRecord(random));
            api.tell("POST", context.records(), 0, body);
        }

        @Override
        String nativeSql(Context context, String scope) {
            return context.table().insert();
        }
    },
    UPDATE("update one field", Kind.WRITE) {
        @Override
        void send(Context context, Api api, Random random) throws Exception {
            var id = context.anyId(random);
            var seen = context.versions().getOrDefault(id, 1);
            var body = Api.JSON.createObjectNode();
            body.putObject("data").put("next_step", "Step " + random.nextInt(1_000_000));
            api.tell("PATCH", context.records() + "/" + id, seen, body);
            context.versions().put(id, seen + 1);
        }

        @Override
        String nativeSql(Context context, String scope) {
            return "UPDATE " + NativeTable.NAME
                    + " SET next_step = $2, ver = ver + 1, updated_at = now(), updated_by = created_by"
                    + " WHERE id = $1 AND ver = 1 RETURNING ver";
        }

        @Override
        List<String> nativeValues(Context context) {
            return List.of(context.ids().get(0), "Step 7");
        }
    };

    /** Records before the page far down, and on it. */
    static final int DEEP_BEFORE = 499 * 20;

    private static final int DEEP_SIZE = 20;
    private static final int MOST_AT_ONCE = 500;

    private static final String NEGOTIATION = "{\"all\":[{\"field\":\"stage\",\"op\":\"eq\",\"value\":\"negotiation\"},"
            + "{\"field\":\"amount\",\"op\":\"lt\",\"value\":\"500000\"}]}";
    private static final String LARGE = "{\"all\":[{\"field\":\"stage\",\"op\":\"eq\",\"value\":\"negotiation\"},"
            + "{\"field\":\"amount\",\"op\":\"gte\",\"value\":\"895000\"}]}";

    /** Which bars hold; infinite where there is none. {@code cpu} in milliseconds per request; {@code sql} as a multiple of the native time. */
    enum Kind {
        READ(0.8, 1.3),
        PAGE(Double.POSITIVE_INFINITY, 1.3),
        AGGREGATE(0.8, 1.1),
        WRITE(1.5, 1.3);

        final double cpu;
        final double sql;

        Kind(double cpu, double sql) {
            this.cpu = cpu;
            this.sql = sql;
        }
    }

    /**
     * What tasks are carried out on.
     *
     * @param ids of some records, in no order
     * @param owners to whom new records may belong
     * @param before creation and id of the last record before the page far down
     * @param cursors of that page, by who asks
     * @param versions of records that were changed
     */
    record Context(
            Application application,
            NativeTable table,
            Filling filling,
            List<String> ids,
            List<String> owners,
            List<String> before,
            Map<Api, String> cursors,
            Map<String, Integer> versions) {

        Context with(List<String> otherIds) {
            return new Context(application, table, filling, otherIds, owners, before, cursors, versions);
        }

        /** The same for a caller who reaches less. */
        Context within(List<String> otherIds, List<String> otherOwners, List<String> otherBefore) {
            return new Context(application, table, filling, otherIds, otherOwners, otherBefore, cursors, versions);
        }

        /** Of the page far down, found by turning the pages before it. */
        String cursor(Api api) throws Exception {
            var known = cursors.get(api);
            if (known != null) {
                return known;
            }
            var cursor = "";
            for (var seen = 0; seen < DEEP_BEFORE; seen += MOST_AT_ONCE) {
                var limit = Math.min(MOST_AT_ONCE, DEEP_BEFORE - seen);
                cursor = api.get(records() + "?limit=" + limit
                                + (cursor.isEmpty() ? "" : "&cursor=" + Api.encoded(cursor)))
                        .path("next")
                        .asText();
            }
            cursors.put(api, cursor);
            return cursor;
        }

        String form() {
            return application.opportunity();
        }

        String dashboard() {
            return application.pkg() + ".pipeline";
        }

        String records() {
            return "/forms/" + form() + "/records";
        }

        String columns() {
            return table.columns();
        }

        String anyId(Random random) {
            return ids.get(random.nextInt(ids.size()));
        }

        ObjectNode newRecord(Random random) {
            return filling.opportunity(random, owners);
        }
    }

    final String title;
    final Kind kind;

    Task(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    abstract void send(Context context, Api api, Random random) throws Exception;

    /** The same by hand, with parameters for what differs from request to request. {@code scope} is a further condition, or nothing. */
    abstract String nativeSql(Context context, String scope);

    /** The values of those parameters. */
    List<String> nativeValues(Context context) {
        return List.of();
    }
}
