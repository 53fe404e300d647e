package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** One of the roles that the form offers, kept by its key: conditions compare it with {@code user.roles}. */
public final class RoleControl implements Control<RoleOffers> {

    @Override
    public String type() {
        return "role";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public RoleOffers settings(FieldProps props) {
        return RoleOffers.of(props);
    }

    @Override
    public List<Problem> check(RoleOffers settings) {
        return settings.check();
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
    public Coerced coerce(RoleOffers settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }

    @Override
    public Coerced cell(RoleOffers settings, String text, Coercion coercion) {
        var wanted = text.strip();
        return wanted.isEmpty() ? Coerced.blank() : Coerced.of(settings.named(wanted));
    }

    @Override
    public Vocabulary vocabulary(RoleOffers settings) {
        return settings.vocabulary(false);
    }

    @Override
    public List<Problem> validate(RoleOffers settings, JsonNode value) {
        return settings.validate(value.asText(), "");
    }

    @Override
    public ObjectNode valueSchema(RoleOffers settings) {
        return settings.schema();
    }
}
