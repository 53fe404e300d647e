package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.file.Examined;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.RemoteFiles;
import org.mortise.core.file.StoredFile;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.form.control.FileSettings;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.excel.MappedRow.CellNote;
import org.mortise.form.excel.MappedRow.FileCell;
import org.mortise.form.file.Intake;

/**
 * Brings the files of records in: pictures that stand on their rows, files of an archive that their cells name, and what lies at the
 * addresses in them. One at a time, as if somebody had uploaded it for the field; what no record takes is removed like any unused upload.
 */
@ApplicationScoped
class FileBringing {

    private static final Pattern SHOWN = Pattern.compile("DISPIMG\\(\"([^\"]{1,100})\"");
    private static final Pattern BETWEEN = Pattern.compile("[\\n;；、,，|]");

    private final FileDesk files;
    private final Intake intake;
    private final RemoteFiles remote;
    private final Metadata metadata;
    private final PublishedForms forms;

    FileBringing(FileDesk files, Intake intake, RemoteFiles remote, Metadata metadata, PublishedForms forms) {
        this.files = files;
        this.intake = intake;
        this.remote = remote;
        this.metadata = metadata;
        this.forms = forms;
    }

    /** @param unreadable what is said of it when it cannot be read */
    private record Source(String name, SourceContent.Opening opening, String unreadable) {

        static Source of(String name, SourceContent.Opening opening) {
            return new Source(name, opening, "file_unreadable");
        }

        /** From a host that may not answer. */
        static Source far(String name, SourceContent.Opening opening) {
            return new Source(name, opening, "fetch_failed");
        }
    }

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
                .replaceWith(() -> row.with(mapped.with(data, problems)));
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
        var code = refused.problems().get(0).code();
        if (code.startsWith("fetch_")) {
            return "import_" + code;
        }
        return switch (code) {
            case "file_too_large" -> "import_file_too_large";
            case "file_type_not_accepted" -> "import_file_not_accepted";
            case "file_infected" -> "import_file_infected";
            case "file_unreadable" -> "import_file_unreadable";
            case "picture_dimensions", "picture_not_recent", "picture_without_time", "picture_without_place" ->
                "import_picture_unfit";
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

    private List<Source> sources(ImportReading reading, FileCell cell, List<String> missing) {
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
        return Source.of(
                part.substring(part.lastIndexOf('/') + 1), () -> reading.file().part(part));
    }

    private void named(ImportReading reading, String text, List<Source> sources, List<String> missing) {
        if (Addresses.stand(text)) {
            Addresses.in(text)
                    .forEach(address -> sources.add(Source.far(RemoteFiles.name(address), () -> remote.open(address))));
            return;
        }
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
                sources.add(Source.of(name.substring(name.lastIndexOf('/') + 1), () -> archive.open(found.get(0))));
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
                .item(() -> taken(source, settings))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(examined -> files.keep(
                        examined,
                        new StoredFile.Place(reading.form(), field),
                        reading.caller().id(),
                        null));
    }

    /** What cannot be read spoils its row; what cannot be written here is nobody's mistake, and the import tries again. */
    private Examined taken(Source source, FileSettings settings) {
        try (var content = new SourceContent(source.opening(), source.unreadable())) {
            return intake.take(settings, source.name(), content);
        }
    }
}
