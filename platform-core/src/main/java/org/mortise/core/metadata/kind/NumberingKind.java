package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.GivenNumbers;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.References;

/** How serial numbers are put together. */
@ApplicationScoped
public class NumberingKind implements MetadataKind {

    // What the printed dates must tell apart, so that a sequence that begins again never repeats a number.
    private static final Map<String, String> NEEDED = Map.of("never", "", "year", "y", "month", "yM", "day", "yMd");

    // Where every other part has a length of its own, a number can be told apart again: no two ways lead to the same.
    private static final Pattern TOLD_APART = Pattern.compile("[^f]*|[tnd]*f(?:[tnf]*f)?[tnd]*n[tnd]*s[tnd]*");

    // What says which counter a number belongs to, and which numbers are the same.
    private static final List<String> COUNTING = List.of("segments", "perField", "reset");

    private final Iterable<GivenNumbers> given;

    @Inject
    NumberingKind(Instance<GivenNumbers> given) {
        this.given = given;
    }

    private NumberingKind(Iterable<GivenNumbers> given) {
        this.given = given;
    }

    /** Outside the container, for tests of engines. */
    public static NumberingKind of(GivenNumbers... given) {
        return new NumberingKind(List.of(given));
    }

    @Override
    public String name() {
        return "numbering";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String folder() {
        return "numberings";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var problems = new ArrayList<Problem>();
        var sequences = new ArrayList<String>();
        var dates = new StringBuilder();
        var kinds = new StringBuilder();
        References.each(doc.path("segments"), "/segments", segment -> {
            if (segment.json().has("sequence")) {
                sequences.add(segment.path());
            }
            dates.append(segment.json().path("date").asText(""));
            kinds.append(kindOf(segment.json()));
        });
        if (sequences.size() != 1) {
            problems.add(Problem.at("/segments", "numbering_needs_one_sequence"));
        }
        if (sequences.size() == 1 && !TOLD_APART.matcher(kinds).matches()) {
            problems.add(Problem.at("/segments", "numbering_field_place"));
        }
        if (doc.path("perField").asBoolean(false) && kinds.indexOf("f") < 0) {
            problems.add(Problem.at("/perField", "numbering_per_field_without"));
        }
        var reset = doc.path("reset").asText("never");
        var toldApart = NEEDED.getOrDefault(reset, "")
                .chars()
                .allMatch(letter -> dates.indexOf(Character.toString(letter)) >= 0);
        if (!toldApart) {
            problems.add(Problem.at("/reset", "numbering_would_repeat", Map.of("reset", reset)));
        }
        return problems;
    }

    @Override
    public Uni<List<Problem>> effects(Transaction transaction, PublishedObject previous, PublishedObject next) {
        if (!countsOtherwise(previous, next)) {
            return Uni.createFrom().item(List.of());
        }
        return Multi.createFrom()
                .iterable(given)
                .onItem()
                .transformToUniAndConcatenate(numbers -> numbers.count(transaction, next.key()))
                .filter(count -> count > 0)
                .map(count -> Problem.at("/segments", "effect_numbers_go_on", Map.of("count", count)))
                .collect()
                .asList();
    }

    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        if (previous == null || !countsOtherwise(previous, next)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(given)
                .onItem()
                .transformToUniAndConcatenate(numbers -> numbers.pass(transaction, next.key()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean countsOtherwise(PublishedObject previous, PublishedObject next) {
        return COUNTING.stream()
                .anyMatch(part -> !previous.doc().path(part).equals(next.doc().path(part)));
    }

    /** One letter: a field, the sequence, a date, a text of digits alone, or one that no digit can be taken for. */
    private static char kindOf(JsonNode segment) {
        if (segment.has("field")) {
            return 'f';
        }
        if (segment.has("sequence")) {
            return 's';
        }
        if (segment.has("date")) {
            return 'd';
        }
        return segment.path("text").asText().chars().allMatch(Character::isDigit) ? 't' : 'n';
    }
}
