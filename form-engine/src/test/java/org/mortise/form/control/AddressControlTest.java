package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

class AddressControlTest {

    private static final AddressControl ADDRESS = new AddressControl();
    private static final AddressControl.Settings DISTRICT =
            new AddressControl.Settings("district", true, "china", List.of());
    private static final AddressControl.Settings ANYWHERE =
            new AddressControl.Settings("district", true, "all", List.of());
    private static final AddressControl.Settings DACH =
            new AddressControl.Settings("district", true, "listed", List.of("DE", "AT", "CH"));
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市西湖区文三路1号,330106,文三路1号",
        "浙江杭州西湖文三路1号,330106,文三路1号",
        "浙江省/杭州市/西湖区,330106,",
        "北京市朝阳区建国路88号,110105,建国路88号",
        "重庆市渝中区解放碑,500103,解放碑",
        "广东省东莞市,4419,",
        "香港特别行政区中环,81,中环",
        "中国浙江省杭州市西湖区文三路1号,330106,文三路1号",
        "浙江省 杭州市 西湖区 3 栋  2 单元,330106,3 栋 2 单元",
        "中国 上海市/浦东新区 Unit 5 Main Road 1/2 ,310115,Unit 5 Main Road 1/2",
        "上海 浦东新区　张江　路,310115,张江 路",
    })
    void a_written_address_is_split_by_the_dictionary(String text, String code, String detail) {
        var address = ADDRESS.cell(DISTRICT, text, SHANGHAI).value();

        assertThat(address.path("code").asText()).isEqualTo(code);
        assertThat(address.path("detail").asText("")).isEqualTo(detail == null ? "" : detail);
    }

    @Test
    void names_come_from_the_code_whatever_was_sent_beside_it() {
        var sent = Json.object().put("code", "330106").put("province", "火星").put("detail", " 文三路 ");

        var address = ADDRESS.coerce(DISTRICT, sent, SHANGHAI).value();

        assertThat(address.path("province").asText()).isEqualTo("浙江省");
        assertThat(address.path("country").asText()).isEqualTo("CN");
        assertThat(address.path("text").asText()).isEqualTo("浙江省杭州市西湖区文三路");
        assertThat(ADDRESS.validate(DISTRICT, address)).isEmpty();
    }

    @Test
    void a_region_that_is_not_there_is_refused_and_half_a_region_is_incomplete() {
        var unknown = ADDRESS.coerce(DISTRICT, Json.object().put("code", "999999"), SHANGHAI);
        var half = ADDRESS.coerce(DISTRICT, Json.object().put("code", "330000"), SHANGHAI);

        assertThat(unknown.problems()).extracting("code").containsExactly("address_region_unknown");
        assertThat(ADDRESS.validate(DISTRICT, half.value())).extracting("code").containsExactly("address_incomplete");
        assertThat(ADDRESS.validate(new AddressControl.Settings("province", true, "china", List.of()), half.value()))
                .isEmpty();
    }

    @Test
    void abroad_people_write_state_city_and_postcode_and_the_code_is_the_country() {
        var sent = Json.object()
                .put("country", "us")
                .put("province", "NY")
                .put("city", "New York")
                .put("postcode", " 10118 ")
                .put("detail", "350 5th Ave");

        var address = ADDRESS.coerce(ANYWHERE, sent, SHANGHAI).value();

        assertThat(address.path("code").asText()).isEqualTo("US");
        assertThat(address.path("postcode").asText()).isEqualTo("10118");
        assertThat(address.has("district")).isFalse();
        assertThat(address.path("text").asText()).isEqualTo("350 5th Ave, New York, NY 10118, United States");
        assertThat(ADDRESS.validate(ANYWHERE, address)).isEmpty();
    }

    @Test
    void countries_that_are_not_allowed_are_refused_also_where_they_were_allowed_once() {
        var french = Json.object().put("country", "FR").put("city", "Paris");
        var once = ADDRESS.coerce(ANYWHERE, french, SHANGHAI).value();
        var chinese = ADDRESS.coerce(DISTRICT, Json.object().put("code", "330106"), SHANGHAI);

        assertThat(ADDRESS.coerce(DISTRICT, french, SHANGHAI).problems())
                .extracting("code")
                .containsExactly("address_country_not_allowed");
        assertThat(ADDRESS.validate(DACH, once)).extracting("code").containsExactly("address_country_not_allowed");
        assertThat(ADDRESS.validate(DACH, chinese.value()))
                .extracting("code")
                .containsExactly("address_country_not_allowed");
        assertThat(ADDRESS.coerce(ANYWHERE, Json.object().put("country", "XQ"), SHANGHAI)
                        .problems())
                .extracting("code")
                .containsExactly("address_country_not_allowed");
    }

    @Test
    void abroad_the_city_is_asked_for_unless_a_province_is_enough() {
        var nowhere = ADDRESS.coerce(ANYWHERE, Json.object().put("country", "DE"), SHANGHAI)
                .value();

        assertThat(ADDRESS.validate(ANYWHERE, nowhere)).extracting("code").containsExactly("address_without_city");
        assertThat(ADDRESS.validate(new AddressControl.Settings("province", true, "all", List.of()), nowhere))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Friedrichstr. 1, 10117 Berlin, Germany|DE|Berlin|10117|Friedrichstr. 1",
                "德国 柏林 Friedrichstr. 1|DE|柏林||Friedrichstr. 1",
                "1 Main St, Springfield, USA|US|Springfield||1 Main St",
                "Singapore|SG|||",
                "浙江省杭州市西湖区文三路1号|CN|杭州市||文三路1号",
            })
    void a_written_address_tells_its_country_at_its_beginning_or_its_end(
            String text, String country, String city, String postcode, String detail) {
        var address = ADDRESS.cell(ANYWHERE, text, SHANGHAI).value();

        assertThat(address.path("country").asText(null)).isEqualTo(country);
        assertThat(address.path("city").asText(null)).isEqualTo(city);
        assertThat(address.path("postcode").asText(null)).isEqualTo(postcode);
        assertThat(address.path("detail").asText(null)).isEqualTo(detail);
    }

    @Test
    void a_list_of_countries_names_countries_that_exist() {
        assertThat(ADDRESS.check(new AddressControl.Settings("district", true, "listed", List.of("DE", "XQ"))))
                .extracting("code", "path")
                .containsExactly(tuple("address_country_unknown", "/listed/1"));
        assertThat(ADDRESS.check(new AddressControl.Settings("district", true, "listed", List.of())))
                .extracting("code")
                .containsExactly("required");
    }
}
