package org.mortise.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that Mortise brings along for a single node. Its data stays in the home directory between starts, and a start
 * after a crash cleans up behind the crash.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String DATABASE = "mortise";
    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofMinutes(5);

    private final EmbeddedPostgres server;
    private final String password;
    private final FileLock lock;

    private EmbeddedDatabase(EmbeddedPostgres server, String password, FileLock lock) {
        this.server = server;
        this.password = password;
        this.lock = lock;
    }

    /** Starts the database of {@code home}, made on the first start; fails when another Mortise is running on it. */
    static EmbeddedDatabase start(Path home) throws IOException {
        createPrivate(home);
        var lock = lock(home);
        var data = DataDirectory.of(home.resolve("postgres"));
        data.stopOrphan();
        data.removeIfUnfinished();
        var secret = InstanceSecret.of(home.resolve("postgres.secret"));
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data.path())
                .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                // The library starts servers for tests, without fsync and open to everybody on the machine; this one
                // keeps data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret.file().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", secret.value())
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        home.resolve("postgres.log").toFile()))
                .start();
        data.markFinished();
        var database = new EmbeddedDatabase(server, secret.value(), lock);
        database.prepare();
        return database;
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(
                "postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE), SUPERUSER, password);
    }

    @Override
    public void close() {
        try {
            server.close();
            lock.channel().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Records are in there: nobody else on the machine may look. */
    private static void createPrivate(Path home) throws IOException {
        var parent = home.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (Files.exists(home)) {
            return;
        }
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return;
        }
        Files.createDirectory(home);
    }

    private static FileLock lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IOException("another Mortise is running on " + home);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void prepare() throws IOException {
        try (var connection = connect(SUPERUSER)) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                execute(
                        connection,
                        "CREATE DATABASE " + DATABASE
                                + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
                                + " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'");
            }
        } catch (SQLException broken) {
            throw new IOException("the database could not be created", broken);
        }
        release();
    }

    /**
     * A process that was killed has left what it held: the lock of its migrations, and leases of jobs that would have to run out
     * first. As the only user of the directory we may take them over at once.
     */
    private void release() throws IOException {
        try (var connection = connect(DATABASE)) {
            if (exists(connection, "SELECT 1 FROM pg_tables WHERE tablename = 'databasechangeloglock'")) {
                execute(
                        connection,
                        "UPDATE databasechangeloglock SET locked = false, lockgranted = NULL, lockedby = NULL WHERE locked");
            }
            if (exists(connection, "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'job'")) {
                execute(connection, "UPDATE job SET lease_until = now() WHERE state = 'running'");
            }
        } catch (SQLException broken) {
            throw new IOException("what an earlier run held could not be released", broken);
        }
    }

    private Connection connect(String database) throws SQLException {
        return server.getDatabase(SUPERUSER, database, Map.of("password", password))
                .getConnection();
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
