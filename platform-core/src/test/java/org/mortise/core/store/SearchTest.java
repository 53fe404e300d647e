package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.CallerAccess;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private final RecordWorld world = RecordWorld.withForms();
    private final Map<UUID, String> names = new HashMap<>();

    @BeforeAll
    void fill() {
        for (var name : List.of(
                "张三", "张三丰", "李四(上海)有限公司", "上海汽车", "汽车之家", "Acme Tools Ltd", "HT-20260315-007", "ＡＢＣ贸易", "100%_纯棉")) {
            names.put(
                    world.insert(
                            RecordWorld.administrator(),
                            Shapes.PARTNER,
                            "{'name':'" + name + "','phone':'138" + (10000000 + names.size()) + "'}"),
                    name);
        }
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "张三 | 张三,张三丰",
                "三丰 | 张三丰",
                "张 | 张三,张三丰",
                "上海 | 李四(上海)有限公司,上海汽车",
                "汽车 | 上海汽车,汽车之家",
                "上海 汽车 | 上海汽车",
                "海汽 | 上海汽车",
                "acme | Acme Tools Ltd",
                "TOOL | Acme Tools Ltd",
                "lt | Acme Tools Ltd",
                "d | Acme Tools Ltd",
                "20260315 | HT-20260315-007",
                "ht-2026 | HT-20260315-007",
                "5-007 | HT-20260315-007",
                "abc贸 | ＡＢＣ贸易",
                "shqc | 上海汽车",
                "hqc | 上海汽车",
                "shanghai | 李四(上海)有限公司,上海汽车",
                "QICHE | 上海汽车,汽车之家",
                "haiqi | 上海汽车",
                "zsf | 张三丰",
                "sanfeng | 张三丰",
                "lisi youxian | 李四(上海)有限公司",
                "qiche 上海 | 上海汽车",
                "hangha | ",
                "100% | 100%_纯棉",
                "13810000001 | 张三丰",
                "丰三 | ",
                "20260316 | ",
                "acmf | ",
                "% 棉花 | "
            })
    void any_part_of_a_text_is_found(String typed, @org.jspecify.annotations.Nullable String expected) {
        var found = world.ids(RecordWorld.administrator(), Shapes.PARTNER, null, typed).stream()
                .map(names::get)
                .toList();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(expected == null ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void a_changed_text_is_found_by_its_new_words_only() {
        var administrator = RecordWorld.administrator();
        var id = world.insert(administrator, Shapes.PARTNER, "{'name':'旧名字'}");
        world.update(administrator, Shapes.PARTNER, id, "{'name':'新名字'}");
        assertThat(world.ids(administrator, Shapes.PARTNER, null, "旧名")).isEmpty();
        assertThat(world.ids(administrator, Shapes.PARTNER, null, "新名")).containsExactly(id);
        world.delete(administrator, Shapes.PARTNER, id);
    }

    @Test
    void ideographs_give_singles_and_pairs_and_letters_give_threes_and_short_ends() {
        assertThat(SearchTokens.of(List.of("张三 Ab12")))
                .containsExactlyInAnyOrder("张", "三", "张三", "ab1", "b12", "2", "12");
        assertThat(SearchTokens.query("张三 ab", none -> List.of()).tsquery()).isEqualTo("'张三' & ('ab':* | '~ab':*)");
        assertThat(SearchTokens.query(" -- ", none -> List.of()).tsquery()).isNull();
    }

    @Test
    void pinyin_is_found_by_initials_and_syllables_in_every_reading() {
        assertThat(PinyinTokens.of("中国")).containsExactlyInAnyOrder("~zg", "~zhongguo", "~g", "~guo");
        assertThat(PinyinTokens.of("银行")).contains("~yinhang", "~yh", "~yinxing");
        assertThat(PinyinTokens.of("重庆")).contains("~chongqing", "~cq", "~zhongqing");
        assertThat(PinyinTokens.of("a-1")).isEmpty();
        assertThat(PinyinTokens.of("国".repeat(500))).hasSizeLessThan(120);
        assertThat(PinyinTokens.wanted("z")).isNull();
        assertThat(PinyinTokens.wanted("zg1")).isNull();
    }

    @Test
    void pinyin_tells_nothing_of_titles_that_may_not_be_read() {
        var grants = "[{'form':'partner','actions':['read'],'scope':'all','fields':{'*':'read','name':'%s'}}]";

        assertThat(world.ids(reader(grants.formatted("read")), Shapes.PARTNER, null, "zsf"))
                .hasSize(1);
        assertThat(world.ids(reader(grants.formatted("hidden")), Shapes.PARTNER, null, "zsf"))
                .isEmpty();
        assertThat(world.ids(reader(grants.formatted("masked")), Shapes.PARTNER, null, "zsf"))
                .isEmpty();
    }

    private static CallerAccess reader(String grants) {
        var access = RecordWorld.access();
        access.role("shop.reader", grants);
        return access.holding(RecordWorld.SOMEBODY, RecordWorld.SOMEBODY, "shop.reader");
    }

    @Test
    void the_index_finds_the_candidates() {
        var plan = String.join(
                "\n",
                world.rows("EXPLAIN SELECT id FROM rec.q_partner WHERE tsv @@ '''张三'''::tsquery").stream()
                        .map(row -> row.getString(0))
                        .toList());
        assertThat(plan).contains("q_partner");
    }
}
