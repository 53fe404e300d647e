package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.store.Shapes.field;
import static org.mortise.core.store.Shapes.searched;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.TestAccess;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/** What is searched besides texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchedValuesTest {

    private static final FormShape SHAPE = Shapes.withFields(
            Shapes.partner(),
            1,
            List.of(
                    field("name", "text", ValueType.TEXT),
                    searched(field("no", "serial", ValueType.TEXT)),
                    searched(field("amount", "money", ValueType.NUMBER)),
                    searched(of(FieldTraits.PLAIN.toldAs(Figure.HUNDREDTHS), field("rate", "share", ValueType.NUMBER))),
                    field("cost", "money", ValueType.NUMBER),
                    searched(choice("level", "select", ValueType.OPTION)),
                    searched(choice("labels", "tag", ValueType.OPTIONS)),
                    searched(field("home", "address", ValueType.STRUCTURE)),
                    searched(of(FieldTraits.PLAIN.ofMarkup(), field("memo", "formatted", ValueType.LONG_TEXT)))));

    private final RecordWorld world = new RecordWorld();
    private final Map<UUID, String> names = new HashMap<>();

    @BeforeAll
    void fill() {
        world.publish(null, SHAPE);
        add(
                "first",
                "'no':'HT2024-0012','amount':'1200.5','rate':'0.15','cost':'77','level':'gold','labels':['hot','自己写的']");
        add(
                "second",
                "'no':'HT2024-0013','amount':'-8','level':'silver','home':{'code':'330106','text':'浙江省杭州市西湖区文三路 9 号'}");
        add("third", "'amount':'12000','memo':'<p>上<strong>海</strong>的合同</p><p>续签</p>'");
    }

    private void add(String name, String rest) {
        names.put(world.insert(administrator(), Shapes.PARTNER, "{'name':'" + name + "'," + rest + "}"), name);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HT2024-0012 | first",
                "0012 | first",
                "12 | first",
                "1200.5 | first",
                "1,200.50 | first",
                "￥１，２００．５ | first",
                "1200 | first",
                "1201 | ",
                "12000 | third",
                "-8 | second",
                "15% | first",
                "15 | first",
                "0.15 | ",
                "77 | ",
                "重点 | first",
                "Key | first",
                "重 | first",
                "silv | ",
                "普通 | second",
                "热门 | first",
                "hot | ",
                "自己写 | first",
                "重点 1200 | first",
                "重点 12000 | ",
                "杭州 | second",
                "文三路 | second",
                "330106 | ",
                "上海 | third",
                "续签 | third",
                "strong | "
            })
    void numbers_and_options_are_found_by_what_people_see(String typed, @Nullable String expected) {
        assertThat(found(administrator(), typed)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void what_may_not_be_read_is_not_found_either() {
        var grants =
                "[{'form':'partner','actions':['read'],'scope':'all','fields':{'*':'read','amount':'%s','level':'%<s',"
                        + "'no':'%<s','labels':'%<s','home':'%<s'}}]";
        var words = List.of("HT2024-0012", "1200.5", "重点", "热门", "自己写", "文三路");

        assertThat(words).allSatisfy(word -> assertThat(found(reader(grants.formatted("read")), word))
                .hasSize(1));
        for (var right : List.of("masked", "hidden")) {
            assertThat(words).allSatisfy(word -> assertThat(found(reader(grants.formatted(right)), word))
                    .isEmpty());
        }
    }

    @Test
    void a_label_that_changes_is_found_at_once() {
        var renamed = choice("level", "select", ValueType.OPTION, "旗舰", "普通");
        var shape = Shapes.withFields(
                SHAPE,
                2,
                SHAPE.fields().stream()
                        .map(field -> field.key().equals("level") ? searched(renamed) : field)
                        .toList());
        var access = new TestAccess().form(shape).administrator();

        assertThat(found(access, "旗舰")).containsExactly("first");
        assertThat(found(access, "重点")).isEmpty();
    }

    private List<String> found(CallerAccess caller, String typed) {
        return world.ids(caller, Shapes.PARTNER, null, typed).stream()
                .map(names::get)
                .toList();
    }

    private static CallerAccess administrator() {
        return new TestAccess().form(SHAPE).administrator();
    }

    private static CallerAccess reader(String grants) {
        var access = new TestAccess().form(SHAPE);
        access.role("shop.reader", grants);
        return access.holding(RecordWorld.SOMEBODY, RecordWorld.SOMEBODY, "shop.reader");
    }

    /** Traits count; what the kind of a field is called does not. */
    private static FieldShape of(FieldTraits traits, FieldShape field) {
        return field.but().traits(traits).build();
    }

    private static FieldShape choice(String key, String control, ValueType type) {
        return key.equals("labels") ? choice(key, control, type, "热门") : choice(key, control, type, "重点", "普通");
    }

    private static FieldShape choice(String key, String control, ValueType type, String... labels) {
        var options = labels.length == 1
                ? List.of(new OptionShape("hot", LocalizedText.of(labels[0]), null))
                : List.of(
                        new OptionShape(
                                "gold", new LocalizedText(Map.of("zh-CN", labels[0], "en-US", "Key account")), null),
                        new OptionShape("silver", LocalizedText.of(labels[1]), null));
        return FieldShape.of(key, control, type, LocalizedText.of(key))
                .column(key)
                .options(options)
                .build();
    }
}
