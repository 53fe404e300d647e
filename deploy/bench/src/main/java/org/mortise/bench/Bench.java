package org.mortise.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures, in one run: fills a form through the bulk road, copies it into a native table, compares our SQL with SQL by hand and
 * counts the CPU time of the server per request. See {@code docs/performance.md}.
 */
public final class Bench {

    private static final int SAMPLE = 4_000;
    private static final int FEW = 5_000;
    private static final Duration INDEXES = Duration.ofMinutes(10);

    private final Options options;
    private final ServerProcess server;
    private final Connection connection;
    private final Report report = new Report();

    private Bench(Options options, ServerProcess server, Connection connection) {
        this.options = options;
        this.server = server;
        this.connection = connection;
    }

    public static void main(String... arguments) throws Exception {
        var options = Options.parse(arguments);
        var home = Files.createTempDirectory("mortise-bench");
        try (var postgres = Postgres.open(options);
                var server = ServerProcess.start(options, postgres.environment(), home);
                var connection = postgres.connect()) {
            var administrator = new Api(server.url());
            administrator.setUp(server.setupToken());
            if (options.form()) {
                show(options, "measured form", new FormBench(server, administrator, options.requests()).run());
            } else if (options.recompute()) {
                show(options, "measured recompute", new RecomputeBench(server, administrator, options.rows()).run());
            } else if (options.encryption()) {
                var bench = new EncryptionBench(server, administrator, options.rows(), options.requests());
                show(options, "measured encryption", bench.run());
            } else {
                show(options, "measured", new Bench(options, server, connection).run(administrator));
            }
        }
    }

    private static void show(Options options, String part, String text) throws Exception {
        System.out.println(text);
        if (options.page() != null) {
            Report.writeInto(options.page(), part, text);
        }
    }

    private String run(Api administrator) throws Exception {
        var application = Application.create(administrator);
        var filling = new Filling(application);
        var load = new HttpLoad(server, options.requests());
        var few = Math.min(FEW, options.rows());
        filling.fill(administrator, 0, few);
        awaitIndexes();
        // What reads every record is warmed up while there are few.
        load.warm(Task.SUM, context(application, filling, "true", application.people()), administrator);
        describe(filling, administrator, few);
        var member = new Api(server.url());
        member.signIn(Application.MEMBER, Application.PASSWORD);

        var tree = tree();
        var own = "dept_id = ANY ('{" + String.join(",", tree) + "}')";
        var context = context(application, filling, "true", application.people());
        var mine = context.within(ids(own), application.colleagues(), before(own));
        report.fact("Indexes on both tables: `"
                + String.join("`, `", context.table().indexes(connection)) + "`");
        // Before anything else changes one of the two tables.
        compare(context, mine, administrator, member, tree);
        measure(load, context, mine, administrator, member);
        return report.text();
    }

    /** Copies the records as they are now into the native table, and picks some of those that match {@code where}. */
    private Task.Context context(Application application, Filling filling, String where, List<String> owners)
            throws Exception {
        var table = NativeTable.copy(connection, application.opportunity());
        return new Task.Context(
                application,
                table,
                filling,
                ids(where),
                owners,
                before(where),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    /** Creation and id of the last record before the page far down; nothing when there are not that many. */
    private List<String> before(String where) throws Exception {
        return Postgres.texts(
                connection,
                "SELECT unnest(ARRAY[created_at::text, id::text]) FROM (SELECT created_at, id FROM " + NativeTable.NAME
                        + " WHERE " + where + " ORDER BY created_at DESC, id DESC OFFSET " + (Task.DEEP_BEFORE - 1)
                        + " LIMIT 1) AS last");
    }

    /** Fills the form up from {@code few} records, and says where and how fast. */
    private void describe(Filling filling, Api administrator, int few) throws Exception {
        var before = server.cpu();
        var seconds = filling.fill(administrator, few, options.rows());
        var used = server.cpu().minus(before);
        var filled = options.rows() - few;
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        report.fact("%s, %s rows, Java %s with -Xmx%dm, %s %s, %d processors%s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        count(options.rows()),
                        Runtime.version().feature(),
                        options.heap(),
                        system.getName(),
                        system.getArch(),
                        system.getAvailableProcessors(),
                        processor()));
        report.fact(Postgres.text(connection, "SELECT split_part(version(), ' on ', 1)") + ": "
                + Postgres.settings(connection));
        report.fact(String.format(
                Locale.ROOT,
                "Bulk road: %s records in %.0f s (%s per second), server CPU %.3f ms per record",
                count(filled),
                seconds,
                count((int) (filled / seconds)),
                used.toMillis() / (double) filled));
    }

    private static String processor() throws Exception {
        var info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return "";
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                .orElse("");
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The indexes that views and dashboards ask for are built by jobs. */
    private void awaitIndexes() throws Exception {
        var until = System.nanoTime() + INDEXES.toNanos();
        while (!Postgres.text(connection, "SELECT count(*) FROM job WHERE kind = 'form.index' AND state <> 'done'")
                .equals("0")) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the indexes were not built in time");
            }
            Thread.sleep(500);
        }
    }

    private List<String> tree() throws Exception {
        return Postgres.texts(
                connection,
                "SELECT id FROM department WHERE name = 'Region 0' OR name LIKE 'Department 0.%' ORDER BY id");
    }

    private List<String> ids(String where) throws Exception {
        var ids = Postgres.texts(
                connection,
                "SELECT id FROM " + NativeTable.NAME + " WHERE " + where + " ORDER BY md5(id::text) LIMIT " + SAMPLE);
        Collections.shuffle(ids, new Random(7));
        return List.copyOf(ids);
    }

    private void compare(Task.Context context, Task.Context mine, Api administrator, Api member, List<String> tree)
            throws Exception {
        var comparison = new SqlComparison(connection, options.rounds());
        var departments = "{" + String.join(",", tree) + "}";
        for (var task : Task.values()) {
            var first = compared(comparison, task, context, administrator, null);
            var second = compared(comparison, task, mine, member, task.kind == Task.Kind.WRITE ? null : departments);
            report.compared(task, first, second);
            System.err.println("compared " + task.title + ": " + first + ", member " + second);
        }
    }

    private SqlComparison.Times compared(
            SqlComparison comparison, Task task, Task.Context context, Api api, @Nullable String departments)
            throws Exception {
        // Once before, so that nothing is heard that is only done the first time.
        task.send(context, api, new Random(1));
        task.send(context, api, new Random(2));
        var one = context.with(context.ids().subList(0, 1));
        var heard = new StatementLog(connection).during(() -> task.send(one, api, new Random(3)));
        var ours = main(task, heard, context.table().stored());
        var values = task == Task.CREATE
                ? context.table()
                        .like(
                                connection,
                                context.ids().get(0),
                                UUID.randomUUID().toString())
                : literals(task.nativeValues(context), departments);
        prepare(task, context);
        var scope = " AND dept_id = ANY ($" + (task.nativeValues(context).size() + 1) + "::uuid[])";
        return comparison.compare(ours, task.nativeSql(context, departments == null ? "" : scope), values);
    }

    private static String literals(List<String> values, @Nullable String last) {
        return Stream.concat(values.stream(), Stream.ofNullable(last))
                .map(value -> "'" + value + "'")
                .collect(Collectors.joining(", "));
    }

    /** What was heard has happened: the record is put back to where the statement finds what it found. */
    private void prepare(Task task, Task.Context context) throws Exception {
        var id = context.ids().get(0);
        var table = "rec." + context.table().stored();
        if (task == Task.UPDATE) {
            Postgres.run(connection, "UPDATE " + table + " SET ver = ver - 1 WHERE id = '" + id + "'");
            context.versions().merge(id, -1, Integer::sum);
        }
        if (task == Task.CREATE) {
            Postgres.run(
                    connection,
                    "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " ORDER BY id DESC LIMIT 1)");
        }
    }

    /** Of everything that a request sent, the statement over the table of the form. */
    private static StatementLog.Heard main(Task task, List<StatementLog.Heard> heard, String table) {
        var start =
                switch (task) {
                    case CREATE -> "INSERT INTO";
                    case UPDATE -> "UPDATE";
                    default -> "SELECT";
                };
        return heard.stream()
                .filter(statement -> statement.sql().toUpperCase(Locale.ROOT).startsWith(start)
                        && statement.sql().contains("\"" + table + "\""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was heard of " + task.title + ": " + heard));
    }

    private void measure(HttpLoad load, Task.Context context, Task.Context mine, Api administrator, Api member)
            throws Exception {
        Map<Task, HttpLoad.Cost> first = new EnumMap<>(Task.class);
        Map<Task, HttpLoad.Cost> second = new HashMap<>();
        for (var task : Task.values()) {
            first.put(task, load.warmed(task, context, administrator));
            second.put(task, load.again(task, mine, member));
            System.err.println("measured " + task.title + ": " + first.get(task) + ", member " + second.get(task));
        }
        for (var task : Task.values()) {
            report.measured(task, Objects.requireNonNull(first.get(task)), Objects.requireNonNull(second.get(task)));
        }
    }
}
