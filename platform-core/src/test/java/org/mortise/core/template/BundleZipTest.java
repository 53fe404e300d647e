package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

class BundleZipTest {

    private static final BundleFiles FILES = BundleFiles.of(Map.of(
            "manifest.json",
            "{}\n",
            "forms/customer.json",
            "{\"title\": \"客户\"}\n",
            "data/sample/customer.jsonl",
            "{}\n"));

    @Test
    void what_is_written_is_read_again_and_equal_files_are_equal_bytes() {
        var zip = BundleZip.write(FILES);

        assertThat(BundleZip.read(zip)).isEqualTo(FILES);
        assertThat(BundleZip.write(BundleFiles.of(FILES.texts()))).isEqualTo(zip);
    }

    @Test
    void a_zip_cut_off_anywhere_is_refused() {
        var zip = BundleZip.write(FILES);

        for (var length = 0; length < zip.length; length++) {
            assertThat(code(Arrays.copyOf(zip, length))).as("%d bytes", length).isEqualTo("bundle_damaged");
        }
    }

    @Test
    void a_zip_with_a_changed_byte_of_content_is_refused() {
        var zip = zip("manifest.json", "{\"title\": \"incompressible 7f3a\"}".getBytes(StandardCharsets.UTF_8));
        var at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("manifest.json") + 20;
        zip[at] ^= 0x55;

        assertThat(code(zip)).isEqualTo("bundle_damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.json",
                "forms/../../evil.json",
                "/etc/passwd",
                "forms//a.json",
                "C:\\evil.json",
                "a/b/c/d.json",
                "forms/.hidden",
                "forms/客户.json"
            })
    void names_that_leave_the_bundle_are_refused(String name) {
        assertThat(code(zip(name, new byte[] {'{', '}'}))).isEqualTo("bundle_bad_name");
    }

    @Test
    void a_zip_that_unpacks_to_too_much_is_refused() {
        assertThat(code(zip("manifest.json", new byte[10_000_000]))).isEqualTo("bundle_too_large");
    }

    @Test
    void a_zip_with_too_many_files_is_refused() {
        var files = new TreeMap<String, String>();
        for (var number = 0; number <= BundleFiles.MAX_FILES; number++) {
            files.put("forms/f" + number + ".json", "");
        }

        assertThat(code(BundleZip.write(BundleFiles.of(files)))).isEqualTo("bundle_too_many_files");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(code(zip("manifest.json", new byte[] {(byte) 0xC3, 0x28}))).isEqualTo("bundle_not_utf8");
    }

    private static String code(byte[] zip) {
        return catchThrowableOfType(Rejected.class, () -> BundleZip.read(zip)).problems().stream()
                .map(Problem::code)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] zip(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.closeEntry();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return bytes.toByteArray();
    }
}
