package org.mortise.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running server that all of them share: the packaged application with 512 MB, the CRM and its sample installed. It
 * starts with the first test that asks for it and stops after the last of all classes.
 */
final class SharedServer implements ParameterResolver {

    static final String SAMPLE_PASSWORD = "mortise demo 7";

    /** The server, with its administrator signed in. */
    record Crm(RunningServer server, Visitor administrator, Path home) implements AutoCloseable {

        Visitor signIn(String login) {
            return Visitor.of(server).signIn(login, SAMPLE_PASSWORD);
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (var files = Files.walk(home)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Crm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Crm.class, asked -> start(), Crm.class);
    }

    private static Crm start() {
        try {
            var home = Files.createTempDirectory("mortise-shared").resolve("home");
            var server = RunningServer.start(home, 512);
            var administrator = server.found();
            administrator
                    .post("/bundles/install?sample=true", Map.of("template", "crm", "samplePassword", SAMPLE_PASSWORD))
                    .expect(200);
            return new Crm(server, administrator, home);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
