package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionNames;

/** The roles that a form lets be chosen, in their order. */
public record RoleOffers(List<Offer> offers) {

    /** A role by its qualified key, and what the form calls it. */
    public record Offer(String role, LocalizedText label) {}

    public RoleOffers {
        offers = List.copyOf(offers);
    }

    static RoleOffers of(FieldProps props) {
        return new RoleOffers(StreamSupport.stream(props.json().path("roles").spliterator(), false)
                .map(role -> new Offer(
                        role.path("role").asText(""),
                        Labels.of(role.path("label"), role.path("role").asText(""))))
                .toList());
    }

    boolean has(String role) {
        return offers.stream().anyMatch(offer -> offer.role().equals(role));
    }

    /** The role that is called {@code label}, in whichever language; the text itself where none is. */
    String named(String label) {
        return offers.stream()
                .filter(offer -> offer.label().texts().containsValue(label))
                .map(Offer::role)
                .findFirst()
                .orElse(label);
    }

    /** Roles are given out by whoever manages them: no word makes one. */
    Vocabulary vocabulary(boolean several) {
        var named = offers.stream()
                .map(offer -> new Vocabulary.Offer(offer.role(), offer.label()))
                .toList();
        return new Vocabulary(named, this::meant, several, false);
    }

    private List<String> meant(String word) {
        var exact = named(word.strip());
        if (has(exact)) {
            return List.of(exact);
        }
        var spelled = OptionNames.spelling(word);
        return offers.stream()
                .filter(offer -> offer.label().texts().values().stream()
                        .anyMatch(label -> OptionNames.spelling(label).equals(spelled)))
                .map(Offer::role)
                .toList();
    }

    List<Problem> check() {
        if (offers.isEmpty()) {
            return List.of(Problem.at("/roles", "roles_missing"));
        }
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var index = 0; index < offers.size(); index++) {
            var role = offers.get(index).role();
            if (!seen.add(role)) {
                problems.add(Problem.at("/roles/" + index + "/role", "key_duplicate", Map.of("key", role)));
            }
        }
        return problems;
    }

    ObjectNode schema() {
        return ValueSchema.oneOf(offers.stream().map(Offer::role).toList());
    }

    /** @param path of the value */
    List<Problem> validate(String role, String path) {
        return has(role) ? List.of() : List.of(Problem.at(path, "role_not_offered", Map.of("role", role)));
    }
}
