package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.ValueType;

/**
 * An address. In China the {@code code} of its region with the names of province, city and district, and the {@code detail} after
 * them; codes begin with the codes of what they lie in: {@code startsWith 33} asks for a whole province. Where other countries are
 * allowed, see {@link AddressAbroad}.
 */
public final class AddressControl implements StructureControl<AddressControl.Settings> {

    private static final int LONGEST = 200;
    private static final int CITY = 4;
    private static final String CHINA = "china";
    private static final String LISTED = "listed";
    private static final String ALL = "all";
    private static final String[] NAMES = {"province", "city", "district"};
    /** What may stand between the names of regions. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u3000/]+");

    private static final Pattern AT_HOME = Pattern.compile("^(中国|中华人民共和国|(?i:china))[,，]?");

    /**
     * How far people must say.
     *
     * @param level {@code province}, {@code city} or {@code district}
     * @param detail whether a street is asked for too
     * @param countries {@code china}, {@code listed} or {@code all}
     * @param listed codes of countries, where only these are allowed
     */
    public record Settings(String level, boolean detail, String countries, List<String> listed) {
        public Settings {
            listed = List.copyOf(listed);
        }

        boolean allows(String country) {
            return switch (countries) {
                case ALL -> Countries.has(country);
                case LISTED -> listed.contains(country);
                default -> country.equals(Countries.CHINA);
            };
        }

        private boolean onlyChina() {
            return countries.equals(CHINA);
        }
    }

    @Override
    public String type() {
        return "address";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.withCountryIn("country");
    }

    @Override
    public Settings settings(FieldProps props) {
        var level = props.text("level");
        var countries = props.text("countries");
        var listed = new ArrayList<String>();
        props.json().path(LISTED).forEach(code -> listed.add(code.asText()));
        return new Settings(
                level == null ? "district" : level,
                !props.flag("regionOnly"),
                countries == null ? CHINA : countries,
                listed);
    }

    @Override
    public List<Problem> check(Settings settings) {
        if (!settings.countries().equals(LISTED)) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        if (settings.listed().isEmpty()) {
            problems.add(Problem.at("/listed", "required"));
        }
        for (var index = 0; index < settings.listed().size(); index++) {
            var code = settings.listed().get(index);
            if (!Countries.has(code)) {
                problems.add(Problem.at("/listed/" + index, "address_country_unknown", Map.of("country", code)));
            }
        }
        return problems;
    }

    @Override
    public Map<String, ValueType> parts(Settings settings) {
        return Stream.of("country", "province", "city", "district", AddressAbroad.POSTCODE, "detail")
                .collect(Collectors.toMap(Function.identity(), part -> ValueType.TEXT));
    }

    @Override
    public Coerced read(Settings settings, JsonNode parts) {
        var country = country(parts);
        if (!country.equals(Countries.CHINA)) {
            return settings.allows(country)
                    ? Coerced.of(AddressAbroad.whole(country, parts, settings.detail()))
                    : Coerced.refused("address_country_not_allowed", Map.of("country", country));
        }
        var code = parts.path("code")
                .asText("")
                .replaceFirst("^(\\d{2})0000$", "$1")
                .replaceFirst("^(\\d{4})00$", "$1");
        if (code.isEmpty()) {
            return Coerced.refused("address_incomplete");
        }
        var path = Regions.china().pathTo(code);
        return path.isEmpty()
                ? Coerced.refused(
                        "address_region_unknown",
                        Map.of("region", parts.path("code").asText("")))
                : Coerced.of(whole(
                        path,
                        settings.detail() ? parts.path("detail").asText("").strip() : ""));
    }

    /** China where nothing else is said: its regions have numbers. */
    private static String country(JsonNode parts) {
        var said = parts.path("country").asText("").strip().toUpperCase(Locale.ROOT);
        var code = parts.path("code").asText("").strip();
        return !said.isEmpty() ? said : Countries.has(code) ? code : Countries.CHINA;
    }

    private static JsonNode whole(List<Regions.Region> path, String detail) {
        var address =
                Json.object().put("code", path.get(path.size() - 1).code()).put("country", Countries.CHINA);
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

    /** The end of {@code text} that says {@code plain} when what stands between is left out: words of a street stay words. */
    private static String street(String text, String plain) {
        var left = plain.length();
        var begin = text.length();
        while (left > 0) {
            begin--;
            left -= BETWEEN.matcher(text.substring(begin, begin + 1)).matches() ? 0 : 1;
        }
        return text.substring(begin).strip().replaceAll("[\\s\\u3000]+", " ");
    }

    @Override
    public Coerced written(Settings settings, String text) {
        var plain = AT_HOME.matcher(BETWEEN.matcher(text).replaceAll("")).replaceFirst("");
        var found = settings.allows(Countries.CHINA) ? Regions.china().begins(plain) : Optional.<Regions.Found>empty();
        if (found.isEmpty() && !settings.onlyChina()) {
            return AddressAbroad.written(text)
                    .map(parts -> read(settings, parts))
                    .orElseGet(() -> Coerced.refused("address_country_unknown", Map.of("country", text)));
        }
        if (found.isEmpty()) {
            return Coerced.refused("address_region_unknown", Map.of("region", plain));
        }
        return read(
                settings,
                Json.object()
                        .put("code", found.get().code())
                        .put("detail", street(text, found.get().rest())));
    }

    @Override
    public String refusal() {
        return "not_an_address";
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var code = value.path("code").asText();
        if (Countries.has(code)) {
            return abroad(settings, code, value);
        }
        if (!settings.allows(Countries.CHINA)) {
            return List.of(notAllowed(Countries.CHINA));
        }
        var deep = settings.level().equals("province")
                || Regions.china().isLeaf(code)
                || (settings.level().equals("city") && code.length() >= CITY);
        if (!deep) {
            return List.of(Problem.at("", "address_incomplete"));
        }
        return tooLong(value);
    }

    private static List<Problem> abroad(Settings settings, String country, JsonNode value) {
        var problems = settings.allows(country)
                ? AddressAbroad.validate(settings.level(), value)
                : List.of(notAllowed(country));
        return problems.isEmpty() ? tooLong(value) : problems;
    }

    private static Problem notAllowed(String country) {
        return Problem.at("", "address_country_not_allowed", Map.of("country", country));
    }

    private static List<Problem> tooLong(JsonNode value) {
        var length = Texts.length(value.path("detail").asText(""));
        return length > LONGEST
                ? List.of(Problem.at("/detail", "text_too_long", Map.of("max", LONGEST, "length", length)))
                : List.of();
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        var abroad = !settings.onlyChina();
        var given = Json.object();
        given.set("code", ValueSchema.matching("[0-9]{2}([0-9]{2}){0,2}" + (abroad ? "|[A-Z]{2}" : "")));
        given.set("country", ValueSchema.matching("[A-Z]{2}"));
        if (abroad) {
            AddressAbroad.NAMES.forEach(
                    name -> given.set(name, ValueSchema.text().put("maxLength", AddressAbroad.LONGEST_NAME)));
        }
        if (settings.detail()) {
            given.set("detail", ValueSchema.text().put("maxLength", LONGEST));
        }
        var following = Json.object();
        Stream.concat(Stream.of(NAMES), Stream.of("text"))
                .filter(part -> !given.has(part))
                .forEach(part -> following.set(part, ValueSchema.text()));
        return ValueSchema.parts(List.of("code"), given, following);
    }
}
