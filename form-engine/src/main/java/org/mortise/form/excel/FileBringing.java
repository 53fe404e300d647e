package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.Examination;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.form.control.FileSettings;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.excel.MappedRow.CellNote;
import org.mortise.form.excel.MappedRow.FileCell;

/**
 * Brings the files of records in: pictures that stand on their rows, and files of an archive that their cells name. One at a time,
 * through a temporary file, as if somebody had uploaded it for the field; what no record takes is removed like any unused upload.
 */
@ApplicationScoped
class FileBringing {

    private static final Pattern SHOWN = Pattern.compile("DISPIMG\\(\"([^\"]{1,100})\"");
    private static final Pattern BETWEEN = Pattern.compile("[\\n;；、,，|]");
    private static final int MEGABYTE = 20;

    private final FileDesk files;
    private final Metadata metadata;
    private final PublishedForms forms;

    FileBringing(FileDesk files, Metadata metadata, PublishedForms forms) {
        this.files = files;
        this.metadata = metadata;
        this.forms = forms;
    }

    /** Opens a file of the workbook or the archive. */
    @FunctionalInterface
    private interface Opening {
        @Nullable
        InputStream open() throws IOException;
    }

    private record Source(String name, Opening opening) {}

    /** The rows with their files; a row whose files cannot come in is bad. */
    Uni<List<ImportReading.Row>> bring(ImportReading reading, List<ImportReading.Row> rows) {
        if (rows.stream().allMatch(row -> row.mapped().files().isEmpty())) {
            return Uni.createFrom().item(rows);
        }
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(
                        row -> row.mapped().isGood() && !row.mapped().files().isEmpty()
                                ? bring(reading, row)
                                : Uni.createFrom().item(row))
                .collect()
                .asList();
    }

    private Uni<ImportReading.Row> bring(ImportReading reading, ImportReading.Row row) {
        var mapped = row.mapped();
        var data = mapped.data().deepCopy();
        var problems = new ArrayList<CellNote>();
        return Multi.createFrom()
                .iterable(mapped.files())
                .onItem()
                .transformToUniAndConcatenate(cell -> bring(reading, cell, data, problems))
                .collect()
                .last()
                .replaceWith(() ->
                        row.with(new MappedRow(data, problems, mapped.warnings(), mapped.lines(), mapped.files())));
    }

    private Uni<Void> bring(ImportReading reading, FileCell cell, ObjectNode data, List<CellNote> problems) {
        var missing = new ArrayList<String>();
        var sources = sources(reading, cell, missing);
        if (!missing.isEmpty()) {
            problems.add(note(cell, "import_file_missing", missing));
            return Uni.createFrom().voidItem();
        }
        var held = Json.mapper().createArrayNode();
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> keep(reading, cell, source)
                        .invoke(kept -> held.addObject().put("id", kept.id().toString()))
                        .replaceWithVoid()
                        .onFailure(Rejected.class)
                        .recoverWithUni(refused -> {
                            problems.add(note(cell, code(refused), List.of(source.name())));
                            return Uni.createFrom().voidItem();
                        }))
                .collect()
                .last()
                .invoke(() -> put(cell, data, held))
                .replaceWithVoid();
    }

    private static String code(Rejected refused) {
        return switch (refused.problems().get(0).code()) {
            case "file_too_large" -> "import_file_too_large";
            case "file_type_not_accepted" -> "import_file_not_accepted";
            default -> "import_file_refused";
        };
    }

    private static CellNote note(FileCell cell, String code, List<String> words) {
        return new CellNote(
                cell.plan().title(),
                code,
                cell.plan().key(),
                words,
                cell.places().get(0));
    }

    private static void put(FileCell cell, ObjectNode data, ArrayNode held) {
        if (held.isEmpty()) {
            return;
        }
        var holder = cell.line() < 0 ? data : data.path(cell.plan().owner()).path(cell.line());
        if (holder instanceof ObjectNode row) {
            row.set(cell.plan().own(), held);
        }
    }

    private static List<Source> sources(ImportReading reading, FileCell cell, List<String> missing) {
        try {
            var extras = reading.extras(cell.places().get(0).sheet());
            var sources = new ArrayList<Source>();
            for (var place : cell.places()) {
                var at = SheetExtras.at(place.row(), cell.plan().index());
                extras.pictures().getOrDefault(at, List.of()).forEach(part -> sources.add(part(reading, part)));
            }
            var shown = SHOWN.matcher(cell.text());
            if (shown.find()) {
                var part = extras.named().get(shown.group(1));
                if (part != null) {
                    sources.add(part(reading, part));
                }
            } else {
                named(reading, cell.text(), sources, missing);
            }
            return sources;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Source part(ImportReading reading, String part) {
        return new Source(
                part.substring(part.lastIndexOf('/') + 1), () -> reading.file().part(part));
    }

    private static void named(ImportReading reading, String text, List<Source> sources, List<String> missing) {
        for (var piece : BETWEEN.split(text)) {
            var name = Normal.trim(piece);
            if (name.isEmpty() || Normal.isFiller(Normal.fold(name))) {
                continue;
            }
            var archive = reading.archive();
            var found = archive == null ? List.<java.util.zip.ZipEntry>of() : archive.named(name);
            if (archive == null || found.size() != 1) {
                missing.add(name);
            } else {
                sources.add(new Source(name.substring(name.lastIndexOf('/') + 1), () -> archive.open(found.get(0))));
            }
        }
    }

    private Uni<StoredFile> keep(ImportReading reading, FileCell cell, Source source) {
        var field = cell.plan().key();
        var settings = forms.of(metadata.snapshot(), reading.form())
                .at(field)
                .map(found -> found.control().files())
                .orElse(null);
        if (settings == null) {
            throw Rejected.because(Rejected.Kind.INVALID, Problem.of("file_unknown"));
        }
        return Uni.createFrom()
                .item(() -> copied(source, settings))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(path -> new Examination(settings.accepted(), settings.notesRemoved()).of(path, source.name()))
                .flatMap(examined -> files.keep(
                        examined,
                        new StoredFile.Place(reading.form(), field),
                        reading.caller().id(),
                        null));
    }

    /** Never more than the field takes, whatever the file says of its size. */
    private Path copied(Source source, FileSettings settings) {
        var most = (long) settings.maxMegabytes() << MEGABYTE;
        try (var input = source.opening().open()) {
            if (input == null) {
                throw Rejected.because(Rejected.Kind.INVALID, "file_empty");
            }
            var path = files.begin();
            try (var output = Files.newOutputStream(path)) {
                var buffer = new byte[1 << 16];
                var written = 0L;
                for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    written += read;
                    if (written > most) {
                        Files.deleteIfExists(path);
                        throw Rejected.because(
                                Rejected.Kind.INVALID,
                                Problem.at("/file", "file_too_large", Map.of("name", source.name())));
                    }
                    output.write(buffer, 0, read);
                }
            }
            return path;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
