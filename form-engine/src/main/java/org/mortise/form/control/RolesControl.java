package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/** Several of the roles that the form offers, kept by their keys: conditions compare them with {@code user.roles}. */
public final class RolesControl implements Control<RolesControl.Settings> {

    /** @param count how many are chosen, where any are */
    public record Settings(RoleOffers offers, CountBounds count) {}

    @Override
    public String type() {
        return "roles";
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTIONS;
    }

    @Override
    public Settings settings(FieldProps props) {
        return new Settings(RoleOffers.of(props), CountBounds.read(props));
    }

    /** Roles are chosen and called like options. */
    @Override
    public List<OptionShape> options(JsonNode props) {
        var options = Json.mapper().createArrayNode();
        for (var offer : props.path("roles")) {
            options.addObject().put("key", offer.path("role").asText()).set("label", offer.path("label"));
        }
        return OptionShape.list(options);
    }

    @Override
    public List<Problem> check(Settings settings) {
        var problems = new ArrayList<>(settings.offers().check());
        problems.addAll(settings.count().check());
        return problems;
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Outside outside() {
        return Outside.KNOWN_INSIDE;
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Lists.read(sent, "not_options", element -> Texts.read(element, "not_a_text", Coerced::of));
    }

    @Override
    public Coerced cell(Settings settings, String text, Coercion coercion) {
        var roles = Json.mapper().createArrayNode();
        for (var part : ChoicesControl.SEPARATOR.split(text)) {
            if (!part.isBlank()) {
                roles.add(settings.offers().named(part.strip()));
            }
        }
        return coerce(settings, roles, coercion);
    }

    @Override
    public Vocabulary vocabulary(Settings settings) {
        return settings.offers().vocabulary(true);
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < value.size(); index++) {
            problems.addAll(settings.offers().validate(value.get(index).asText(), "/" + index));
        }
        problems.addAll(settings.count().validate(value.size()));
        return problems;
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        return ValueSchema.list(settings.offers().schema(), settings.count());
    }
}
