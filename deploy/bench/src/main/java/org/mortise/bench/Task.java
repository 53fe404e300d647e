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
            return "SELECT " + context.columns() + " FROM " + NativeTable.NAME + " WHERE id = '"
                    + context.ids().get(0) + "'" + scope;
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
                    + " WHERE stage = 'negotiation' AND amount < 500000" + scope
                    + " ORDER BY amount DESC NULLS LAST, id DESC LIMIT 51";
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
            return "SELECT count(*) FROM (SELECT 1 FROM " + NativeTable.NAME
                    + " WHERE stage = 'negotiation' AND amount >= 895000" + scope + " LIMIT 1001) AS counted";
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
                    + " SET next_step = 'Step 7', ver = ver + 1, updated_at = now(), updated_by = created_by WHERE id = '"
                    + context.ids().get(0) + "' AND ver = 1";
        }
    };

    private static final String NEGOTIATION = "{\"all\":[{\"field\":\"stage\",\"op\":\"eq\",\"value\":\"negotiation\"},"
            + "{\"field\":\"amount\",\"op\":\"lt\",\"value\":\"500000\"}]}";
    private static final String LARGE = "{\"all\":[{\"field\":\"stage\",\"op\":\"eq\",\"value\":\"negotiation\"},"
            + "{\"field\":\"amount\",\"op\":\"gte\",\"value\":\"895000\"}]}";

    /** Which bars hold. {@code cpu} in milliseconds per request; {@code sql} as a multiple of the native time. */
    enum Kind {
        READ(0.8, 1.3),
        PAGE(0.8, 1.3),
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
     * @param versions of records that were changed
     */
    record Context(
            Application application,
            NativeTable table,
            Filling filling,
            List<String> ids,
            List<String> owners,
            Map<String, Integer> versions) {

        Context with(List<String> otherIds) {
            return new Context(application, table, filling, otherIds, owners, versions);
        }

        /** The same for a caller who reaches less. */
        Context within(List<String> otherIds, List<String> otherOwners) {
            return new Context(application, table, filling, otherIds, otherOwners, versions);
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

    /** The same by hand. {@code scope} is a further condition, or nothing. */
    abstract String nativeSql(Context context, String scope);
}
