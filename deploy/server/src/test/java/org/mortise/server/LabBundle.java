package org.mortise.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mortise.core.kernel.Json;

/** A small application for tests: one form, its list and three sample records. */
final class LabBundle {

    private static final String MANIFEST =
            "{\"format\":1,\"id\":\"%s\",\"version\":\"%s\",\"title\":\"Lab\",\"engine\":\">=0.1\"}";
    private static final String FORM = """
            {"kind":"form","key":"%s","title":"Thing","model":{"titleField":"name","fields":[
              {"key":"name","type":"text","title":"Name"}%s]},
             "layouts":[{"key":"default","nodes":[]}]}""";
    private static final String MENU =
            "{\"kind\":\"menu\",\"key\":\"main\",\"title\":\"Lab\",\"items\":[{\"key\":\"things\",\"title\":\"Things\",\"form\":\"thing\"}]}";
    private static final String SAMPLE = """
            {"data":{"name":"one"},"ref":"t1"}
            {"data":{"name":"two"},"ref":"t2"}
            {"data":{"name":"three"},"ref":"t3"}
            """;

    private LabBundle() {}

    static JsonNode form(String key, String moreFields) {
        return Json.parse(FORM.formatted(key, moreFields));
    }

    static byte[] zip(String pkg, String version) {
        return zip(Map.of(
                "manifest.json",
                MANIFEST.formatted(pkg, version),
                "forms/thing.json",
                FORM.formatted("thing", ""),
                "menus/main.json",
                MENU,
                "data/sample/thing.jsonl",
                SAMPLE));
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return bytes.toByteArray();
    }
}
