package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionAsFormula;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.notify.Notification;
import org.mortise.core.notify.Notifications;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.rule.definition.RuleStep;

/** Sends the notices of rules: finds the people and writes the texts from the record. */
@ApplicationScoped
class Notices {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final People people;
    private final Notifications notifications;

    Notices(People people, Notifications notifications) {
        this.people = people;
        this.notifications = notifications;
    }

    /** The number of people who were told. */
    Uni<Integer> send(RuleRunner.Scene scene, RuleStep.Notify notice) {
        var facts = scene.facts();
        var title = text(notice.title(), scene);
        var body = notice.body() == null ? null : text(notice.body(), scene);
        var record = UUID.fromString(facts.document().path("id").asText());
        return recipients(notice, facts).flatMap(recipients -> notifications
                .sendAll(
                        scene.transaction(),
                        recipients.stream()
                                .map(person -> new Notification(
                                        person, title, body, facts.shape().form(), record))
                                .toList())
                .replaceWith(recipients.size()));
    }

    private Uni<Set<UUID>> recipients(RuleStep.Notify notice, RecordFacts facts) {
        return Multi.createFrom()
                .iterable(notice.to())
                .onItem()
                .transformToUniAndConcatenate(recipient -> find(recipient, facts))
                .collect()
                .in(LinkedHashSet<UUID>::new, Set::addAll)
                .map(Set::copyOf);
    }

    private Uni<List<UUID>> find(RuleStep.Recipient recipient, RecordFacts facts) {
        return switch (recipient.by()) {
            case "role" -> people.withRole(ObjectKey.parse(recipient.name()));
            case "user" ->
                person(recipient.name())
                        .map(person -> person.map(found -> List.of(found.id())).orElse(List.of()));
            default -> Uni.createFrom().item(ids(facts.value(FieldPath.of(recipient.name()))));
        };
    }

    /** By login or id. */
    private Uni<Optional<Person>> person(String name) {
        return people.byLogin(name)
                .flatMap(found -> found.isEmpty() && ID.matcher(name).matches()
                        ? people.find(UUID.fromString(name))
                        : Uni.createFrom().item(found));
    }

    private static List<UUID> ids(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(id -> UUID.fromString(String.valueOf(id))).toList();
        }
        return value == null ? List.of() : List.of(UUID.fromString(value.toString()));
    }

    private static LocalizedText text(JsonNode text, RuleRunner.Scene scene) {
        if (!text.has("expr")) {
            return LocalizedText.fromJson(Json.plain(text));
        }
        var formula = Formula.compile(text.path("expr").asText(), scene.types()).formula();
        var result = formula == null ? null : formula.evaluate(new ConditionAsFormula(scene.facts()));
        return LocalizedText.of(readAloud(result, scene.facts().zone()));
    }

    private static String readAloud(@Nullable Object value, ZoneId zone) {
        if (value == null || value instanceof FormulaError) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Instant instant ? MOMENT.format(instant.atZone(zone)) : value.toString();
    }
}
