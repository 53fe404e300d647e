package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** One of the roles that the form offers, kept by its key: conditions compare it with {@code user.roles}. */
public final class RoleControl implements Control<RoleControl.Settings> {

    /** A role by its qualified key, and what the form calls it. */
    public record Offer(String role, LocalizedText label) {}

    /** What can be chosen. */
    public record Settings(List<Offer> offers) {

        public Settings {
            offers = List.copyOf(offers);
        }

        private boolean has(String role) {
            return offers.stream().anyMatch(offer -> offer.role().equals(role));
        }
    }

    @Override
    public String type() {
        return "role";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        return new Settings(StreamSupport.stream(props.json().path("roles").spliterator(), false)
                .map(role -> new Offer(
                        role.path("role").asText(""),
                        Labels.of(role.path("label"), role.path("role").asText(""))))
                .toList());
    }

    @Override
    public List<Problem> check(Settings settings) {
        if (settings.offers().isEmpty()) {
            return List.of(Problem.at("/roles", "roles_missing"));
        }
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var index = 0; index < settings.offers().size(); index++) {
            var role = settings.offers().get(index).role();
            if (!seen.add(role)) {
                problems.add(Problem.at("/roles/" + index + "/role", "key_duplicate", Map.of("key", role)));
            }
        }
        return problems;
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }

    @Override
    public Coerced cell(Settings settings, String text, Coercion coercion) {
        var wanted = text.strip();
        return wanted.isEmpty()
                ? Coerced.blank()
                : Coerced.of(settings.offers().stream()
                        .filter(offer -> offer.label().texts().containsValue(wanted))
                        .map(Offer::role)
                        .findFirst()
                        .orElse(wanted));
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        return settings.has(value.asText())
                ? List.of()
                : List.of(Problem.at("", "role_not_offered", Map.of("role", value.asText())));
    }
}
