package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.Standing;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.excel.MappedRow.Place;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.ValueSource;
import org.mortise.form.record.InTheWay;
import org.mortise.form.record.RecordCoercion;

/** Asks of the rows of a batch whether what must be told apart is: from stored records, and from other rows. */
@ApplicationScoped
class Apartness {

    private static final String WHOLE = "/data";

    private final RecordStore store;
    private final Records records;
    private final Metadata metadata;
    private final PublishedForms forms;
    private final AccessGate gate;

    Apartness(RecordStore store, Records records, Metadata metadata, PublishedForms forms, AccessGate gate) {
        this.store = store;
        this.records = records;
        this.metadata = metadata;
        this.forms = forms;
        this.gate = gate;
    }

    /**
     * What was found.
     *
     * @param problems by the position of a row of the batch
     * @param again positions of rows that say what another of the batch says
     * @param standings of all rows, to be compared with those of other batches
     */
    record Found(Map<Integer, List<Problem>> problems, Set<Integer> again, List<Standing> standings) {

        static final Found NOTHING = new Found(Map.of(), Set.of(), List.of());

        List<Problem> wrongWith(int row) {
            return problems.getOrDefault(row, List.of());
        }

        boolean mayBeTried(int row) {
            return !problems.containsKey(row) && !again.contains(row);
        }
    }

    /** As far as what the cells say, and what fields hold that no column fills, tells. */
    Uni<Found> of(ImportReading reading, ZoneId zone, List<ImportReading.Row> rows) {
        if (!reading.plan().existing()) {
            return Uni.createFrom().item(Found.NOTHING);
        }
        var form = forms.of(metadata.snapshot(), reading.form());
        var documents =
                rows.stream().map(row -> image(form, row.mapped().data(), zone)).toList();
        return standings(reading, form, documents)
                .flatMap(standings -> titles(reading, standings).map(titles -> found(rows, standings, titles)));
    }

    /** As the records would be, once that is known. */
    Uni<List<Standing>> of(ImportReading reading, List<ImportReading.Row> rows, List<ObjectNode> images) {
        var form = forms.of(metadata.snapshot(), reading.form());
        var documents = IntStream.range(0, images.size())
                .mapToObj(index -> {
                    var document = images.get(index).deepCopy();
                    numbers(form, document, rows.get(index).mapped().data());
                    return document;
                })
                .toList();
        return standings(reading, form, documents);
    }

    private Uni<List<Standing>> standings(ImportReading reading, PreparedForm form, List<ObjectNode> documents) {
        return store.standings(form.shape(), documents).flatMap(standings -> gate.of(reading.caller())
                .map(access -> access.form(form.shape().form()))
                .map(access -> standings.stream()
                        .map(standing -> told(form, access, standing))
                        .toList()));
    }

    /** What is told apart by a field that whoever imports may not see names none of its fields. */
    private static Standing told(PreparedForm form, FormAccess access, Standing standing) {
        var named = Problem.at(at(standing), standing.taken().code(), Map.of("field", standing.titles()));
        var told = InTheWay.told(form, List.of(named), path -> access.right(path) != FieldRight.HIDDEN)
                .get(0);
        return told.equals(named) ? standing : standing.as(told);
    }

    private static boolean isSilent(Standing standing) {
        return standing.taken().path().equals(WHOLE);
    }

    /** Numbers that were given to a record that was taken back are given again. */
    private static void numbers(PreparedForm form, ObjectNode image, ObjectNode data) {
        form.fields().stream()
                .filter(field -> field.shape().traits().numbered())
                .map(PreparedField::key)
                .forEach(key -> {
                    image.remove(key);
                    if (data.has(key)) {
                        image.set(key, data.get(key));
                    }
                });
    }

    private static ObjectNode image(PreparedForm form, ObjectNode data, ZoneId zone) {
        var image = Json.object();
        form.fields().forEach(field -> fill(image, field));
        image.setAll(RecordCoercion.of(form, data, new org.mortise.form.control.Coercion(zone))
                .input());
        for (var field : form.fields()) {
            for (var row :
                    field.isTable() ? image.path(field.key()) : Json.mapper().createArrayNode()) {
                field.columns().stream()
                        .filter(column -> !row.has(column.key()))
                        .forEach(column -> fill((ObjectNode) row, column));
            }
        }
        numbers(form, image, data);
        return image;
    }

    private static void fill(ObjectNode holder, PreparedField field) {
        if (field.initial() instanceof ValueSource.Fixed fixed) {
            holder.set(field.key(), fixed.constant());
        }
    }

    /** Names of the records in the way, as far as whoever imports may read them. */
    private Uni<Map<UUID, String>> titles(ImportReading reading, List<Standing> standings) {
        var others = new HashSet<UUID>();
        standings.forEach(standing -> {
            if (standing.other() != null) {
                others.add(standing.other());
            }
        });
        return others.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : records.titles(reading.caller(), reading.form(), List.copyOf(others));
    }

    private record Said(String apart, Standing.Values values, int within) {}

    private static Found found(List<ImportReading.Row> rows, List<Standing> standings, Map<UUID, String> titles) {
        var problems = new HashMap<Integer, List<Problem>>();
        var again = new HashSet<Integer>();
        var first = new HashMap<Said, Standing>();
        for (var standing : standings) {
            if (standing.other() != null) {
                problems.computeIfAbsent(standing.document(), row -> new ArrayList<>())
                        .add(taken(standing, titles.get(standing.other())));
            }
            var said = new Said(standing.apart(), standing.values(), standing.within() ? standing.document() : -1);
            var before = first.putIfAbsent(said, standing);
            if (before == null) {
                continue;
            }
            if (standing.within()) {
                var there = place(rows.get(before.document()), before);
                problems.computeIfAbsent(standing.document(), row -> new ArrayList<>())
                        .add(repeated(standing, String.valueOf(there.row())));
            } else {
                again.add(standing.document());
            }
        }
        return new Found(problems, again, standings);
    }

    private static Problem taken(Standing standing, @Nullable String title) {
        if (isSilent(standing)) {
            return standing.taken();
        }
        return title == null || title.isEmpty()
                ? new Problem(
                        standing.taken().code(), at(standing), standing.taken().params())
                : Problem.at(at(standing), "import_taken", Map.of("field", standing.titles(), "title", title));
    }

    static Problem repeated(Standing standing, String row) {
        return isSilent(standing)
                ? standing.taken()
                : Problem.at(at(standing), "import_repeated", Map.of("field", standing.titles(), "row", row));
    }

    private static String at(Standing standing) {
        var dot = standing.column().indexOf('.');
        return dot < 0
                ? "/data/" + standing.column()
                : "/data/" + standing.column().substring(0, dot) + "/" + standing.row() + "/"
                        + standing.column().substring(dot + 1);
    }

    /** Where in the file it stands. */
    static Place place(ImportReading.Row row, Standing standing) {
        var dot = standing.column().indexOf('.');
        var lines = dot < 0
                ? List.<Place>of()
                : row.mapped().lines().getOrDefault(standing.column().substring(0, dot), List.of());
        return standing.row() >= 0 && standing.row() < lines.size()
                ? Objects.requireNonNull(lines.get(standing.row()))
                : new Place("", row.group().head().number());
    }
}
