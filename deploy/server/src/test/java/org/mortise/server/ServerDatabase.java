package org.mortise.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the embedded database as the application does, in a home directory of its own that is removed afterwards. */
public final class ServerDatabase implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path home;
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("mortise-test");
            database = EmbeddedDatabase.start(home);
            var settings = new HashMap<>(database.settings().asProperties());
            settings.put(
                    "mortise.encryption.file", home.resolve("encryption.key").toString());
            return settings;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void stop() {
        if (database == null || home == null) {
            return;
        }
        database.close();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
