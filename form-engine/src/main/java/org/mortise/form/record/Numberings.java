package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.org.Departments;
import org.mortise.core.store.NumberCounters;

/** Gives serial numbers such as {@code HT-202603-0001}. */
@ApplicationScoped
public class Numberings {

    private final NumberCounters counters;
    private final Departments departments;
    private final Metadata metadata;

    Numberings(NumberCounters counters, Departments departments, Metadata metadata) {
        this.metadata = metadata;
        this.counters = counters;
        this.departments = departments;
    }

    /** Outside the container, for tests of engines. */
    public static Numberings of(NumberCounters counters, Departments departments, Metadata metadata) {
        return new Numberings(counters, departments, metadata);
    }

    /** How numbers are counted until {@code transaction} ends, whatever it knew before: who changes that waits, or was waited for. */
    public Uni<MetadataSnapshot> current(Transaction transaction) {
        return counters.share(transaction).chain(() -> metadata.current(transaction));
    }

    /** Takes the next number for each of {@code records} of one form; they are given back when the transaction fails. */
    Uni<List<String>> next(
            Transaction transaction,
            MetadataSnapshot snapshot,
            ObjectKey numbering,
            LocalDate today,
            FormShape form,
            List<ObjectNode> records) {
        var found = snapshot.find("numbering", numbering).orElse(null);
        if (found == null) {
            throw Rejected.because(
                    Rejected.Kind.CONFLICT,
                    Problem.at("", "reference_missing", Map.of("kind", "numbering", "key", numbering.toString())));
        }
        var doc = found.doc();
        var period = period(doc.path("reset").asText("never"), today);
        return NumberParts.of(doc.path("segments"), form, records, ids -> departments.codes(transaction, ids))
                .flatMap(parts -> counted(transaction, numbering, parts, part -> counter(doc, period, part.joined()))
                        .map(counted -> IntStream.range(0, records.size())
                                .mapToObj(index -> written(
                                        doc.path("segments"),
                                        counted.get(index),
                                        today,
                                        parts.get(index).texts()))
                                .toList()));
    }

    /** How far each of the records counts, in their order; counters are always asked in the same order, so that nobody waits in a circle. */
    private Uni<List<Long>> counted(
            Transaction transaction,
            ObjectKey numbering,
            List<NumberParts> parts,
            Function<NumberParts, String> counter) {
        var places = new TreeMap<String, List<Integer>>();
        for (var index = 0; index < parts.size(); index++) {
            places.computeIfAbsent(counter.apply(parts.get(index)), fresh -> new ArrayList<>())
                    .add(index);
        }
        var counted = new Long[parts.size()];
        return Multi.createFrom()
                .iterable(places.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> counters.take(
                                transaction,
                                numbering,
                                entry.getKey(),
                                entry.getValue().size())
                        .invoke(last -> {
                            var next = last - entry.getValue().size();
                            for (var place : entry.getValue()) {
                                counted[place] = ++next;
                            }
                        }))
                .collect()
                .last()
                .map(done -> List.of(counted));
    }

    /** The name of what is counted by itself: a period, and the parts from fields where each has a number of its own. */
    static String counter(JsonNode doc, String period, String joined) {
        return doc.path("perField").asBoolean(false) ? period + "/" + joined : period;
    }

    /** Lets the counting go on after numbers that records bring along; those that are not of its kind say nothing about it. */
    public Uni<Void> pass(
            Transaction transaction, MetadataSnapshot snapshot, ObjectKey numbering, Collection<String> numbers) {
        var doc =
                snapshot.find("numbering", numbering).map(PublishedObject::doc).orElse(null);
        if (doc == null || numbers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var pattern = NumberPattern.of(doc);
        // Always in the same order, so that two imports never wait for each other.
        var highest = new TreeMap<String, Long>();
        numbers.forEach(number -> pattern.read(number)
                .ifPresent(counted -> highest.merge(counted.counter(), counted.number(), Math::max)));
        return Multi.createFrom()
                .iterable(highest.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> counters.pass(transaction, numbering, entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the counting starts anew with. */
    static String period(String reset, LocalDate today) {
        return switch (reset) {
            case "year" -> dated("yyyy", today);
            case "month" -> dated("yyyyMM", today);
            case "day" -> dated("yyyyMMdd", today);
            default -> "";
        };
    }

    /** @param parts what each part from a field comes to, in order */
    static String written(JsonNode segments, long number, LocalDate today, List<String> parts) {
        var text = new StringBuilder();
        var part = parts.iterator();
        for (var segment : segments) {
            if (segment.has("text")) {
                text.append(segment.path("text").asText());
            } else if (segment.has("field")) {
                text.append(part.next());
            } else if (segment.has("date")) {
                text.append(dated(segment.path("date").asText(), today));
            } else {
                var digits = Long.toString(number);
                text.append("0".repeat(Math.max(0, segment.path("sequence").asInt() - digits.length())))
                        .append(digits);
            }
        }
        return text.toString();
    }

    private static String dated(String pattern, LocalDate today) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(today);
    }
}
