package dev.loveless.junit.coverage.report;

import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.Point;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.model.Tally;
import dev.loveless.junit.coverage.report.graph.Html;
import dev.loveless.junit.coverage.report.graph.MachineGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Coverage as one HTML page, which needs nothing else: no script, no font, no network. */
final class HtmlReport {
    private final RunCoverage coverage;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(RunCoverage coverage) {
        this.coverage = coverage;
    }

    static String of(RunCoverage coverage) {
        return new HtmlReport(coverage).page();
    }

    private String page() {
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta name=\"color-scheme\" content=\"light dark\"><title>Coverage of state machines</title>");
        page.append("<style>\n").append(styles()).append("</style></head>\n<body>");
        page.append(MachineGraph.markers());
        add("<h1>Coverage of state machines</h1>\n");
        addOverview();
        for (int index = 0; index < coverage.machines().size(); index++) {
            addMachine(coverage.machines().get(index), index);
        }
        return add("</body></html>\n").page.toString();
    }

    /** Markup, with texts in the places of {@code %s}. */
    private HtmlReport add(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int index = 0; index < texts.length; index++) {
            escaped[index] = Html.escaped(String.valueOf(texts[index]));
        }
        page.append(texts.length == 0 ? markup : String.format(Locale.ROOT, markup, escaped));
        return this;
    }

    private void addOverview() {
        add("<div class=\"scroll\"><table class=\"overview\"><thead><tr><th>State machine</th><th>Executions</th>");
        for (Measure measure : Measure.values()) {
            add("<th>%s</th>", measure.key());
        }
        add("</tr></thead>\n<tbody>");
        for (int index = 0; index < coverage.machines().size(); index++) {
            MachineCoverage machine = coverage.machines().get(index);
            add("<tr><td><a href=\"#machine-%s\">%s</a></td>", index, title(machine));
            add("<td class=\"number\">%s</td>", machine.states().begun());
            for (Measure measure : Measure.values()) {
                addCell(machine.tally(measure));
            }
            add("</tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    private String title(MachineCoverage machine) {
        return machine.name()
                + (coverage.isAmbiguous(machine) ? " (definition " + machine.shortDefinition() + ")" : "");
    }

    private void addCell(Tally tally) {
        if (tally.total() == 0) {
            add("<td class=\"nothing\">–</td>");
            return;
        }
        add("<td><span class=\"tally\">%s/%s</span>", tally.covered(), tally.total());
        addBar(tally);
        add("</td>");
    }

    private void addBar(Tally tally) {
        String style = tally.isComplete() ? "full" : tally.covered() == 0 ? "none" : "part";
        add(
                "<span class=\"bar %s\" title=\"%s %%\"><i style=\"width:%s%%\"></i></span>",
                style, tally.percent(), tally.percent());
    }

    private void addMachine(MachineCoverage machine, int index) {
        add("<section id=\"machine-%s\"><h2>%s</h2>\n<p class=\"about\">", index, title(machine));
        machine.source().ifPresent(file -> add("<code>%s</code> · ", file));
        long executions = machine.states().begun();
        String unit = executions == 1 ? "execution" : "executions";
        add("%s %s · definition <code>%s</code></p>\n", executions, unit, machine.shortDefinition());
        addLegend();
        page.append("<div class=\"scroll picture\">")
                .append(MachineGraph.of(machine))
                .append("</div>\n");
        addGaps(machine);
        addCounts(machine);
        add("</section>\n");
    }

    private void addLegend() {
        add("<p class=\"legend\"><span class=\"full\">all exercised</span>");
        add("<span class=\"part\">partly</span><span class=\"none\">never</span></p>\n");
    }

    private void addGaps(MachineCoverage machine) {
        List<Point> gaps = machine.gaps();
        if (gaps.isEmpty()) {
            add("<p>Nothing is missing.</p>\n");
            return;
        }
        add("<h3>Not covered</h3>\n<div class=\"scroll\"><table class=\"points\"><tbody>");
        for (Point point : gaps) {
            add("<tr><td>%s", point.label());
            addDetail(point);
            add("</td><td>%s</td>", point.untouched());
            add("<td><code>%s</code></td></tr>\n", machine.place(point.line()));
        }
        add("</tbody></table></div>\n");
    }

    private void addDetail(Point point) {
        if (!point.detail().isEmpty()) {
            add("<br><code class=\"detail\">%s</code>", point.detail());
        }
    }

    private void addCounts(MachineCoverage machine) {
        add("<details><summary>All counts</summary><div class=\"scroll\"><table class=\"points\"><tbody>");
        for (Point point : machine.points()) {
            String how = point.untouched().replaceFirst("^never ", "");
            add("<tr class=\"%s\"><td>%s", point.isCovered() ? "full" : "none", point.label());
            addDetail(point);
            add("</td><td>%s</td>", how);
            add(
                    "<td class=\"number\">%s×</td><td><code>%s</code></td></tr>\n",
                    point.times(), machine.place(point.line()));
        }
        add("</tbody></table></div></details>\n");
    }

    private static String styles() {
        try (InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
