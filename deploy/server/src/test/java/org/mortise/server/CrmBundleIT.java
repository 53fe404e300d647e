package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.SharedServer.Crm;

/** The application that comes along, installed from its files, is those files. */
@ExtendWith(SharedServer.class)
class CrmBundleIT {

    private static final Path FOLDER = Path.of("..", "templates", "crm");

    private final Crm crm;

    CrmBundleIT(Crm crm) {
        this.crm = crm;
    }

    @Test
    void what_is_exported_is_what_was_installed_byte_for_byte() throws IOException {
        var exported = unzipped(
                crm.administrator().get("/bundles/crm/export").expect(200).bytes());

        var files = files();
        assertThat(exported.keySet()).isEqualTo(files.keySet());
        files.forEach((name, text) -> assertThat(exported.get(name)).as(name).isEqualTo(text));
    }

    @Test
    void installing_it_again_changes_nothing() {
        try (var tables = crm.server().tables()) {
            Await.until("deliveries", tables::isQuiet);
            var revision = tables.number("SELECT revision FROM metadata_revision");
            var before = tables.everything();

            var plan = crm.administrator()
                    .post("/bundles/install?sample=true", Map.of("template", "crm"))
                    .expect(200);

            assertThat(plan.body().path("items"))
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.path("action").asText()).isEqualTo("unchanged"));
            assertThat(tables.everything()).isEqualTo(before);
            assertThat(tables.number("SELECT revision FROM metadata_revision")).isEqualTo(revision);
        }
    }

    private static Map<String, String> files() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        FOLDER.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var input = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                texts.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
