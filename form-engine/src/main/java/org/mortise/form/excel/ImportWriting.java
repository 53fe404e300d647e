package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.SystemField;

/** Writes the good rows of a batch as records, after those that they name and that are still to be made. */
@ApplicationScoped
class ImportWriting {

    /** Records that are made on the way were not imported: it takes the right to create them. */
    private static final String BY_THE_WAY = "api";

    private final Records records;
    private final Metadata metadata;

    ImportWriting(Records records, Metadata metadata) {
        this.records = records;
        this.metadata = metadata;
    }

    /**
     * What became of a batch.
     *
     * @param created of its good rows, in order
     * @param made records that were made because rows name them
     */
    record Written(List<Records.Created> created, Map<Made.Called, UUID> made) {}

    /** A column that links to records, with the form where these are. */
    private record Link(ColumnPlan column, ObjectKey form, String match) {
        Made.Called called(String word) {
            return new Made.Called(form, match, word);
        }
    }

    Uni<Written> write(Transaction transaction, ImportReading reading, List<ImportReading.Row> good) {
        var links = links(reading);
        var data = good.stream().map(row -> row.mapped().data().deepCopy()).toList();
        return make(transaction, reading, wanted(links, data, reading.made())).flatMap(made -> {
            var unmade = data.stream()
                    .map(one -> fill(links, one, reading.made(), made))
                    .toList();
            var ready = new ArrayList<ObjectNode>();
            for (var index = 0; index < data.size(); index++) {
                if (unmade.get(index).isEmpty()) {
                    ready.add(data.get(index));
                }
            }
            return records.createMany(transaction, reading.caller(), batch(reading, ready))
                    .map(created -> new Written(merged(unmade, created), made));
        });
    }

    private static List<Records.Created> merged(List<List<Problem>> unmade, List<Records.Created> created) {
        var answers = created.iterator();
        return unmade.stream()
                .map(problems -> problems.isEmpty() ? answers.next() : new Records.Created(null, problems))
                .toList();
    }

    /** What the platform says of records by itself is no value of the form. */
    private static Records.Batch batch(ImportReading reading, List<ObjectNode> data) {
        var numbered = reading.plan().wanted().stream()
                .filter(column -> column.type().equals(Target.SERIAL))
                .map(ColumnPlan::key)
                .toList();
        var origins = data.stream().map(one -> origin(one, numbered)).toList();
        return new Records.Batch(
                reading.form(), data, ImportJob.KIND, reading.plan().quiet(), origins);
    }

    private static Records.Origin origin(ObjectNode data, List<String> numbered) {
        var at = data.remove(SystemField.CREATED_AT.key());
        var by = data.remove(SystemField.CREATED_BY.key());
        var changed = data.remove(SystemField.UPDATED_AT.key());
        var owner = data.remove(SystemField.OWNER.key());
        var numbers = new HashMap<String, String>();
        for (var key : numbered) {
            var number = data.remove(key);
            if (number != null) {
                numbers.put(key, number.asText());
            }
        }
        return new Records.Origin(
                at == null ? null : Instant.parse(at.asText()),
                by == null ? null : UUID.fromString(by.asText()),
                changed == null ? null : Instant.parse(changed.asText()),
                owner == null ? null : UUID.fromString(owner.asText()),
                numbers);
    }

    private List<Link> links(ImportReading reading) {
        var links = new ArrayList<Link>();
        var form = metadata.snapshot().form(reading.form()).orElse(null);
        if (form == null) {
            return links;
        }
        for (var column : reading.plan().wanted()) {
            var leads = ColumnReading.leadsToRecords(column);
            var target = leads ? CellReferences.link(form, column).target() : null;
            var shape = target == null ? null : metadata.snapshot().form(target).orElse(null);
            if (shape != null) {
                links.add(new Link(column, shape.form(), CellReferences.match(shape, column)));
            }
        }
        return links;
    }

    private static Set<Made.Called> wanted(List<Link> links, List<ObjectNode> data, Made known) {
        var wanted = new LinkedHashSet<Made.Called>();
        for (var link : links) {
            data.forEach(one -> WordSlots.each(link.column(), one, (path, word) -> {
                if (known.of(link.called(word)).isEmpty()) {
                    wanted.add(link.called(word));
                }
                return null;
            }));
        }
        return wanted;
    }

    /** Makes what is wanted, form by form; what the form refuses is not among the answers. */
    private Uni<Map<Made.Called, UUID>> make(Transaction transaction, ImportReading reading, Set<Made.Called> wanted) {
        var made = new HashMap<Made.Called, UUID>();
        var byForm = wanted.stream().collect(Collectors.groupingBy(Made.Called::form));
        return Multi.createFrom()
                .iterable(byForm.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> {
                    var data = entry.getValue().stream()
                            .map(called -> Json.object().put(called.match(), called.word()))
                            .toList();
                    var batch = new Records.Batch(
                            entry.getKey(), data, BY_THE_WAY, reading.plan().quiet());
                    return records.createMany(transaction, reading.caller(), batch)
                            .invoke(created -> {
                                for (var index = 0; index < created.size(); index++) {
                                    var id = created.get(index).id();
                                    if (id != null) {
                                        made.put(entry.getValue().get(index), id);
                                    }
                                }
                            });
                })
                .collect()
                .asList()
                .replaceWith(made);
    }

    private static List<Problem> fill(List<Link> links, ObjectNode data, Made known, Map<Made.Called, UUID> made) {
        var problems = new ArrayList<Problem>();
        for (var link : links) {
            WordSlots.each(link.column(), data, (path, word) -> {
                var called = link.called(word);
                var id = known.of(called).orElse(made.get(called));
                if (id == null) {
                    problems.add(Problem.at("/data" + path, "import_not_made", Map.of("word", word)));
                }
                return id == null ? null : TextNode.valueOf(id.toString());
            });
        }
        return problems;
    }

    /** The places of a record where a word stands of which the record is still to be made. */
    private static final class WordSlots {

        /** Gives the id for a word; null leaves it as it is. */
        private interface Filling {
            @Nullable
            JsonNode of(String path, String word);
        }

        private WordSlots() {}

        static void each(ColumnPlan column, ObjectNode data, Filling filling) {
            if (!column.isLine()) {
                each(data, column.key(), "", filling);
                return;
            }
            var rows = data.path(column.owner());
            for (var index = 0; index < rows.size(); index++) {
                if (rows.get(index) instanceof ObjectNode row) {
                    each(row, column.own(), "/" + column.owner() + "/" + index, filling);
                }
            }
        }

        private static void each(ObjectNode holder, String key, String path, Filling filling) {
            var value = holder.path(key);
            if (value.isArray()) {
                var elements = (com.fasterxml.jackson.databind.node.ArrayNode) value;
                for (var index = 0; index < elements.size(); index++) {
                    var filled = filled(elements.get(index), path + "/" + key, filling);
                    if (filled != null) {
                        elements.set(index, filled);
                    }
                }
                return;
            }
            var filled = filled(value, path + "/" + key, filling);
            if (filled != null) {
                holder.set(key, filled);
            }
        }

        private static @Nullable JsonNode filled(JsonNode value, String path, Filling filling) {
            var text = value.asText("");
            return text.startsWith(Words.TO_MAKE) ? filling.of(path, text.substring(Words.TO_MAKE.length())) : null;
        }
    }
}
