package org.mortise.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/** Starts Mortise: first the database, which everything else needs while it starts, then the application. */
@QuarkusMain
public final class Main {

    private static final CountDownLatch STOPPED = new CountDownLatch(1);
    private static final int SHUTDOWN_SECONDS = 40;

    private Main() {}

    public static void main(String... arguments) throws Exception {
        quietMigrations();
        var settings = DatabaseSettings.given(System.getenv());
        if (settings == null && !DatabaseSettings.isConfigured()) {
            settings = startOwn();
        }
        if (settings != null) {
            settings.asProperties().forEach(System::setProperty);
        }
        Quarkus.run(null, Main::exit, arguments);
    }

    /** Migrations would write to the console, and to their makers; they report to the log instead, and to nobody outside. */
    private static void quietMigrations() throws Exception {
        System.setProperty("liquibase.analytics.enabled", "false");
        System.setProperty("liquibase.command.showSummaryOutput", "LOG");
        Scope.enter(null, Map.of(Scope.Attr.ui.name(), new LoggerUIService()));
    }

    private static DatabaseSettings startOwn() throws IOException {
        var database = EmbeddedDatabase.start(MortiseHome.directory());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "mortise-database-stop"));
        return database.settings();
    }

    /** The database goes last: the application still writes while it stops. */
    private static void stop(EmbeddedDatabase database) {
        try {
            if (!STOPPED.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Mortise did not stop in time; its database is stopped under it");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static void exit(Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println(FailedStart.told(failure));
        }
        STOPPED.countDown();
        System.exit(code);
    }
}
