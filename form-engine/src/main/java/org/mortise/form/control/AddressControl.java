package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/**
 * An address in China: the {@code code} of its region with the names of province, city and district, and the {@code detail} after
 * them. Codes begin with the codes of what they lie in: {@code startsWith 33} asks for a whole province.
 */
public final class AddressControl implements StructureControl<AddressControl.Settings> {

    private static final int LONGEST = 200;
    private static final int CITY = 4;
    private static final String[] NAMES = {"province", "city", "district"};

    /**
     * How far people must say.
     *
     * @param level {@code province}, {@code city} or {@code district}
     * @param detail whether a street is asked for too
     */
    public record Settings(String level, boolean detail) {}

    @Override
    public String type() {
        return "address";
    }

    @Override
    public Settings settings(FieldProps props) {
        var level = props.text("level");
        return new Settings(level == null ? "district" : level, !props.flag("regionOnly"));
    }

    @Override
    public Map<String, ValueType> parts(Settings settings) {
        return Map.of(
                "province", ValueType.TEXT,
                "city", ValueType.TEXT,
                "district", ValueType.TEXT,
                "detail", ValueType.TEXT);
    }

    @Override
    public Coerced read(Settings settings, JsonNode parts) {
        var code = parts.path("code")
                .asText("")
                .replaceFirst("^(\\d{2})0000$", "$1")
                .replaceFirst("^(\\d{4})00$", "$1");
        var path = Regions.china().pathTo(code);
        return path.isEmpty()
                ? Coerced.refused(
                        "address_region_unknown",
                        Map.of("region", parts.path("code").asText("")))
                : Coerced.of(whole(
                        path,
                        settings.detail() ? parts.path("detail").asText("").strip() : ""));
    }

    private static JsonNode whole(List<Regions.Region> path, String detail) {
        var address = Json.object().put("code", path.get(path.size() - 1).code());
        for (var level = 0; level < path.size(); level++) {
            address.put(NAMES[level], path.get(level).name());
        }
        if (!detail.isEmpty()) {
            address.put("detail", detail);
        }
        var region = path.stream()
                .map(Regions.Region::name)
                .filter(name -> !name.equals("市辖区") && !name.equals("县"))
                .collect(Collectors.joining());
        return address.put("text", region + detail);
    }

    @Override
    public Coerced written(Settings settings, String text) {
        var plain = text.replace(" ", "").replace("/", "");
        var found = Regions.china().begins(plain);
        if (found.isEmpty()) {
            return Coerced.refused("address_region_unknown", Map.of("region", plain));
        }
        return read(
                settings,
                Json.object()
                        .put("code", found.get().code())
                        .put("detail", found.get().rest()));
    }

    @Override
    public String refusal() {
        return "not_an_address";
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var code = value.path("code").asText();
        var deep = settings.level().equals("province")
                || Regions.china().isLeaf(code)
                || (settings.level().equals("city") && code.length() >= CITY);
        if (!deep) {
            return List.of(Problem.at("", "address_incomplete"));
        }
        var length = Texts.length(value.path("detail").asText(""));
        return length > LONGEST
                ? List.of(Problem.at("/detail", "text_too_long", Map.of("max", LONGEST, "length", length)))
                : List.of();
    }
}
