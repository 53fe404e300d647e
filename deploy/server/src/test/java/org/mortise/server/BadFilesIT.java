package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.server.Refusals.Expected;
import org.mortise.server.SharedServer.Crm;

/** Workbooks and bundles that cannot be what they say: a clear sentence, and nothing written. */
@ExtendWith(SharedServer.class)
class BadFilesIT {

    private static final byte[] COMPOUND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
    };
    private static final String MANIFEST =
            "{\"format\":1,\"id\":\"bad\",\"version\":\"1.0.0\",\"title\":\"Bad\",\"engine\":\"%s\"}";
    private static final String FORM = """
            {"kind":"form","key":"%s","title":"F","model":{"titleField":"name","fields":[
              {"key":"name","type":"text","title":"Name"}%s]},
             "layouts":[{"key":"default","nodes":[]}]}""";

    private final Crm crm;
    private final Refusals refusals;

    BadFilesIT(Crm crm) {
        this.crm = crm;
        this.refusals = new Refusals(crm);
    }

    static Stream<Arguments> workbooks() {
        var whole = workbook(3);
        return Stream.of(
                file(
                        "text.xlsx",
                        "this is not a workbook".getBytes(StandardCharsets.UTF_8),
                        new Expected(422, "workbook_is_text", "改为 .csv", "rename it to .csv")),
                file("empty.xlsx", new byte[] {}, new Expected(422, "workbook_empty", "文件是空的", "is empty")),
                file("empty.csv", new byte[] {}, new Expected(422, "workbook_empty", "文件是空的", "is empty")),
                file(
                        "half.xlsx",
                        Arrays.copyOf(whole, whole.length / 2),
                        new Expected(422, "workbook_corrupt", "另存后再试", "save it again")),
                file(
                        "no-sheet.xlsx",
                        LabBundle.zip(Map.of("hello.txt", "x")),
                        new Expected(422, "workbook_corrupt", "另存后再试", "save it again")),
                file("secret.xlsx", COMPOUND, new Expected(422, "workbook_encrypted", "取消密码", "Remove the password")),
                file("old.xls", COMPOUND, new Expected(422, "workbook_old_format", "另存为 .xlsx", "Save it as .xlsx")),
                file(
                        "bomb.xlsx",
                        LabBundle.zip(Map.of("xl/worksheets/sheet1.xml", " ".repeat(64 << 20))),
                        new Expected(422, "workbook_too_large_inside", "拆分", "Split")),
                file(
                        "wide.xlsx",
                        workbook(1_500),
                        new Expected(422, "workbook_too_wide", "1500 列，最多支持 1000 列", "1500 columns; at most 1000")),
                file(
                        "wide.csv",
                        ("a,".repeat(1_499) + "a\n").getBytes(StandardCharsets.UTF_8),
                        new Expected(422, "workbook_too_wide", "1500 列，最多支持 1000 列", "1500 columns; at most 1000")),
                file(
                        "endless.csv",
                        ("a,b\n1,\"" + "x".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                        new Expected(422, "workbook_corrupt", "另存后再试", "save it again")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workbooks")
    void a_workbook_is_refused(String name, byte[] content, Expected expected) {
        refusals.refused(
                crm.administrator(),
                who -> who.send("/imports?name=" + name, "application/octet-stream", content),
                expected);
    }

    static Stream<Arguments> bundles() {
        var whole = LabBundle.zip(bundle(">=0.1", Map.of("forms/thing.json", FORM.formatted("thing", ""))));
        return Stream.of(
                file(
                        "truncated",
                        Arrays.copyOf(whole, whole.length - 30),
                        new Expected(422, "bundle_damaged", "重新下载", "Download it again")),
                file(
                        "no zip",
                        "hello".getBytes(StandardCharsets.UTF_8),
                        new Expected(422, "bundle_damaged", "重新下载", "Download it again")),
                file(
                        "without manifest",
                        LabBundle.zip(Map.of("forms/thing.json", FORM.formatted("thing", ""))),
                        new Expected(422, "bundle_without_manifest", "manifest.json", "manifest.json")),
                file(
                        "of a newer engine",
                        LabBundle.zip(bundle(">=9.0", Map.of())),
                        new Expected(422, "bundle_needs_other_engine", "请升级", "Upgrade")),
                file(
                        "with a stray file",
                        LabBundle.zip(bundle(">=0.1", Map.of("scripts/run.sh", "rm"))),
                        new Expected(422, "bundle_unknown_file", "scripts/run.sh", "scripts/run.sh")),
                file(
                        "with a name that leaves it",
                        LabBundle.zip(bundle(">=0.1", Map.of("../../etc/passwd", "x"))),
                        new Expected(422, "bundle_bad_name", "../../etc/passwd", "../../etc/passwd")),
                file(
                        "with a form that links nowhere",
                        LabBundle.zip(
                                bundle(
                                        ">=0.1",
                                        Map.of(
                                                "forms/thing.json",
                                                FORM.formatted(
                                                        "thing",
                                                        ",{\"key\":\"other\",\"type\":\"link\",\"title\":\"Other\",\"props\":{\"form\":\"ghost\"}}")))),
                        new Expected(422, "reference_missing", "ghost", "ghost")),
                file(
                        "with a view of no form",
                        LabBundle.zip(
                                bundle(
                                        ">=0.1",
                                        Map.of(
                                                "views/all.json",
                                                "{\"kind\":\"view\",\"key\":\"all\",\"form\":\"ghost\",\"title\":\"All\",\"type\":\"list\"}"))),
                        new Expected(422, "reference_missing", "ghost", "ghost")),
                file(
                        "with broken JSON",
                        LabBundle.zip(bundle(">=0.1", Map.of("forms/thing.json", "{\"kind\":"))),
                        new Expected(422, "malformed_json", "第 1 行", "line 1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundles")
    void a_bundle_is_not_installed(String what, byte[] zip, Expected expected) {
        var refused = refusals.refused(
                crm.administrator(), who -> who.send("/bundles/install", "application/zip", zip), expected);

        assertThat(refused.body().path("problems"))
                .allSatisfy(problem -> assertThat(problem.has("path")).isTrue());
    }

    @Test
    void a_bundle_that_refers_to_nothing_is_told_in_its_plan_with_the_file() {
        var zip = LabBundle.zip(
                bundle(
                        ">=0.1",
                        Map.of(
                                "forms/thing.json",
                                FORM.formatted(
                                        "thing",
                                        ",{\"key\":\"other\",\"type\":\"link\",\"title\":\"Other\",\"props\":{\"form\":\"ghost\"}}"))));

        var plan = crm.administrator()
                .send("/bundles/plan", "application/zip", zip)
                .expect(200);

        assertThat(plan.text("/problems/0/path")).startsWith("/forms/thing.json/model/fields/1");
    }

    private static Arguments file(String name, byte[] content, Expected expected) {
        return Arguments.of(name, content, expected);
    }

    private static Map<String, String> bundle(String engine, Map<String, String> files) {
        var all = new TreeMap<>(files);
        all.put("manifest.json", MANIFEST.formatted(engine));
        return all;
    }

    private static byte[] workbook(int columns) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Mortise", "1.0")) {
            var sheet = workbook.newWorksheet("Wide");
            for (var column = 0; column < columns; column++) {
                sheet.value(0, column, "Column " + column);
                sheet.value(1, column, column);
            }
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return bytes.toByteArray();
    }
}
