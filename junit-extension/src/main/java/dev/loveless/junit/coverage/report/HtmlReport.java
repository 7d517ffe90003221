package dev.loveless.junit.coverage.report;

import dev.loveless.junit.coverage.model.RunCoverage;

/** Coverage as one HTML page. */
final class HtmlReport {
    private HtmlReport() {}

    static String of(RunCoverage coverage) {
        return "";
    }
}
