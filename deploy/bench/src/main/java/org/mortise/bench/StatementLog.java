package org.mortise.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Hears from the database itself what the server sends to it. */
final class StatementLog {

    private static final Pattern EXECUTED = Pattern.compile("^execute [^:]*: (.*)$", Pattern.DOTALL);
    private static final String PARAMETERS = "Parameters: ";
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'(?:[^']++|'')*+')");
    private static final int SETTLE_MILLIS = 300;

    private final Connection connection;

    StatementLog(Connection connection) {
        this.connection = connection;
    }

    /**
     * A statement as it was executed.
     *
     * @param values as literals, in the order of {@code $1, $2 …}
     */
    record Heard(int pid, String sql, List<String> values) {}

    /** A request to listen to. */
    interface Request {
        void send() throws Exception;
    }

    /** The prepared statements that the database executed for others while {@code request} was answered. */
    List<Heard> during(Request request) throws Exception {
        logging(true);
        try {
            Thread.sleep(SETTLE_MILLIS);
            var file = Postgres.text(connection, "SELECT pg_current_logfile('jsonlog')");
            var from = Long.parseLong(Postgres.text(connection, "SELECT size FROM pg_stat_file('" + file + "')"));
            request.send();
            Thread.sleep(SETTLE_MILLIS);
            var text = Postgres.text(connection, "SELECT pg_read_file('" + file + "', " + from + ", 10000000)");
            return heard(text);
        } finally {
            logging(false);
        }
    }

    private void logging(boolean on) throws SQLException {
        Postgres.run(connection, "ALTER SYSTEM SET log_statement = '" + (on ? "all" : "none") + "'");
        Postgres.run(connection, "SELECT pg_reload_conf()");
    }

    private static List<Heard> heard(String log) throws Exception {
        var heard = new ArrayList<Heard>();
        for (var line : log.split("\n")) {
            if (!line.startsWith("{") || !line.endsWith("}")) {
                continue;
            }
            var entry = Api.JSON.readTree(line);
            var executed = EXECUTED.matcher(entry.path("message").asText());
            if (executed.matches()) {
                heard.add(new Heard(
                        entry.path("pid").asInt(),
                        executed.group(1),
                        values(entry.path("detail").asText())));
            }
        }
        return heard;
    }

    private static List<String> values(String detail) {
        var values = new ArrayList<String>();
        if (detail.startsWith(PARAMETERS)) {
            var parameter = PARAMETER.matcher(detail);
            while (parameter.find()) {
                values.add(parameter.group(1));
            }
        }
        return values;
    }
}
