package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.store.NumberCounters;

/** Gives serial numbers such as {@code HT-202603-0001}. */
@ApplicationScoped
public class Numberings {

    private final NumberCounters counters;

    Numberings(NumberCounters counters) {
        this.counters = counters;
    }

    /** Outside the container, for tests of engines. */
    public static Numberings of(NumberCounters counters) {
        return new Numberings(counters);
    }

    /** Takes the next {@code count} numbers; they are given back when the transaction fails. */
    public Uni<List<String>> next(
            Transaction transaction, MetadataSnapshot snapshot, ObjectKey numbering, LocalDate today, int count) {
        var found = snapshot.find("numbering", numbering).orElse(null);
        if (found == null) {
            throw Rejected.because(
                    Rejected.Kind.CONFLICT,
                    Problem.at("", "reference_missing", Map.of("kind", "numbering", "key", numbering.toString())));
        }
        var doc = found.doc();
        return counters.take(transaction, numbering, period(doc.path("reset").asText("never"), today), count)
                .map(last -> LongStream.rangeClosed(last - count + 1, last)
                        .mapToObj(number -> written(doc.path("segments"), number, today))
                        .toList());
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
                .ifPresent(counted -> highest.merge(counted.period(), counted.number(), Math::max)));
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

    static String written(JsonNode segments, long number, LocalDate today) {
        var text = new StringBuilder();
        for (var segment : segments) {
            if (segment.has("text")) {
                text.append(segment.path("text").asText());
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
