package dev.loveless.junit.coverage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import dev.loveless.junit.coverage.Orders;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final Pattern PICTURE = Pattern.compile("<svg class=\"graph\".*?</svg>", Pattern.DOTALL);

    @Test
    void needsNothingFromElsewhere() {
        String page = HtmlReport.of(Orders.coverage("{\"total\": 0, \"items\": []}"));

        assertThat(page)
                .doesNotContain("http:", "https:", "src=", "<link", "<script", "@import")
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void showsEachStateAndWhetherItWasExercised() throws Exception {
        String page = HtmlReport.of(Orders.coverage("{\"total\": 0, \"items\": []}"));

        assertThat(picture(page).getElementsByTagName("rect").getLength()).isEqualTo(13 + 3);
        assertThat(page)
                .contains("Shipped, line 77: entered 1×", "Review, line 17: never entered")
                .contains(
                        "<g class=\"state full\"><rect",
                        "<g class=\"state part\"><rect",
                        "<g class=\"state none\"><rect")
                .contains("$.total NumericGreaterThan 1000 and not $.customer StringEquals &quot;known&quot;");
    }

    @Test
    void namesThatLookLikeMarkupAreText() throws Exception {
        CoverageRecorder recorder = new CoverageRecorder();
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Hostile", """
                    {"StartAt": "</svg><b>&%s", "States": {"</svg><b>&%s": {"Type": "Pass", "End": true}}}
                    """).start().await();
        }

        String page = HtmlReport.of(recorder.coverage());

        assertThat(page).doesNotContain("<b>").contains("&lt;/svg&gt;&lt;b&gt;&amp;%s");
        picture(page);
    }

    @Test
    void aMachineThatGoesInCirclesCanBeDrawn() throws Exception {
        CoverageRecorder recorder = new CoverageRecorder();
        try (Loveless loveless =
                Loveless.builder().virtualTime().watchedBy(recorder::watch).build()) {
            loveless.stateMachine("Circles", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Choice", "Default": "B", "Choices": [
                        {"Variable": "$.again", "IsPresent": true, "Next": "A"}]},
                      "B": {"Type": "Choice", "Default": "C", "Choices": [
                        {"Variable": "$.back", "IsPresent": true, "Next": "A"}]},
                      "C": {"Type": "Succeed"}}}
                    """).start().await();
        }

        assertThat(picture(HtmlReport.of(recorder.coverage()))
                        .getElementsByTagName("path")
                        .getLength())
                .isEqualTo(5);
    }

    private static Document picture(String page) throws Exception {
        Matcher picture = PICTURE.matcher(page);
        assertThat(picture.find()).isTrue();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture.group())));
    }
}
