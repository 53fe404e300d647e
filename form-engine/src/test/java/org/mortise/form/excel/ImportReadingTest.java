package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Json;

/** What an import opens it closes, also when it cannot begin. */
class ImportReadingTest {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private static VisitLab lab;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        lab = new VisitLab(directory);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void nothing_stays_open_and_nothing_lies_about_when_a_second_sheet_cannot_be_opened() throws IOException {
        assumeThat(OPEN_FILES).isDirectory();
        var file = ImportWorld.workbook(directory, workbook -> {
            ImportWorld.fill(workbook, "主表", List.of(List.of("标题"), List.of("J1")));
            ImportWorld.fill(workbook, "明细", List.of(List.of("所属", "物品"), List.of("J1", "灯")));
        });
        var sheets = lab.world.open(lab.ann, "shop.visit", file).detail("items", 1, "所属", "标题");
        sheets.start();
        var run = lab.world.run(sheets.analysis.id());
        var plan = Json.convert(Objects.requireNonNull(run.plan()), ImportPlan.class);
        var files = lab.world.forms.parts().files();
        var missing = new ArrayList<>(plan.others());
        missing.add(new ImportPlan.Detail(
                "items", 9, "Gone", 1, 0, 0, plan.others().get(0).columns()));
        var broken = new ImportPlan(0, 1, plan.columns(), false, true, missing, null);
        var begun = new ImportRun(
                run.id(),
                run.person(),
                run.file(),
                run.fileName(),
                run.state(),
                run.form(),
                Json.mapper().valueToTree(broken),
                ImportRun.Figures.NONE,
                null);

        assertThatThrownBy(() -> ImportReading.open(ZoneOffset.UTC, files, begun, lab.world.directory()))
                .isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(openFiles(files.path(run.file()))).isEmpty();
        try (var lying = Files.list(files.begin().getParent())) {
            assertThat(lying).isEmpty();
        }
    }

    @Test
    void all_that_was_opened_is_closed_although_some_of_it_cannot_be() {
        var closed = new ArrayList<String>();
        var opened = new Opened();
        opened.and(() -> closed.add("first"));
        opened.and(() -> {
            throw new IOException("full");
        });
        opened.and(() -> closed.add("last"));

        assertThatThrownBy(opened::close).hasRootCauseMessage("full");

        assertThat(closed).containsExactly("last", "first");
    }

    private static List<Path> openFiles(Path file) throws IOException {
        var found = new ArrayList<Path>();
        try (var descriptors = Files.newDirectoryStream(OPEN_FILES)) {
            for (var descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file.toRealPath())) {
                    found.add(descriptor);
                }
            }
        }
        return found;
    }
}
