#include "study/header_rows.hpp"

#include <SQLiteCpp/VariadicBind.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "study/sqlite_errors.hpp"

namespace umbral::study {
namespace {

using CauseNames = std::vector<std::pair<std::int64_t, std::string>>;

CauseNames cause_names() {
    CauseNames names;
    for (std::size_t i = 0; i < engine::wait_cause_count; ++i) {
        names.emplace_back(static_cast<std::int64_t>(i), engine::name_of(static_cast<engine::WaitCause>(i)));
    }
    return names;
}

void add(ByteWriter& out, const InputCounts& counts) {
    for (const int count : {counts.values, counts.assumptions, counts.uncertain}) out.signed_number(count);
}

/// Of all that the header's tables hold.
std::string hash_of(const Header& header, const CauseNames& causes) {
    ByteWriter out;
    for (const auto* text :
         {&header.scenario_id, &header.title.en, &header.title.es, &header.scenario_hash, &header.inputs_json,
          &header.time_zone_name, &header.program.version, &header.program.commit})
        out.text(*text);
    out.text(to_string(header.start));
    out.real(header.days);
    out.real(header.warm_up_days);
    out.number(header.seed);
    add(out, header.counts);
    out.number(header.settings.size());
    for (const auto& [path, value] : header.settings) {
        out.text(path);
        out.text(value);
    }
    out.number(header.sites.size());
    for (const auto& site : header.sites) {
        for (const auto* text : {&site.id, &site.name.en, &site.name.es, &site.country}) out.text(*text);
    }
    out.number(header.observed.size());
    for (const auto& figure : header.observed) {
        for (const auto* text :
             {&figure.id, &figure.indicator, &figure.stat, &figure.scope, &figure.unit, &figure.source.text})
            out.text(*text);
        out.text(to_string(figure.from));
        out.text(to_string(figure.to));
        out.real(figure.value);
    }
    out.number(causes.size());
    for (const auto& [number, name] : causes) {
        out.signed_number(number);
        out.text(name);
    }
    return sha256_hex(out.bytes());
}

std::string hash_of(const PlanLabel& plan) {
    ByteWriter out;
    for (const auto* text : {&plan.id, &plan.title.en, &plan.title.es, &plan.hash, &plan.inputs_json}) out.text(*text);
    add(out, plan.counts);
    return sha256_hex(out.bytes());
}

void write_study_row(SQLite::Database& database, const Header& header) {
    SQLite::Statement row(database, "INSERT INTO study VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(row, header.scenario_id, header.title.en, header.title.es, header.scenario_hash, header.inputs_json,
                 to_string(header.start), header.days, header.warm_up_days, header.time_zone_name,
                 static_cast<std::int64_t>(header.seed), header.program.version, header.program.commit,
                 header.counts.values, header.counts.assumptions, header.counts.uncertain,
                 hash_of(header, cause_names()));
    row.exec();
}

void write_lists(SQLite::Database& database, const Header& header) {
    SQLite::Statement setting(database, "INSERT INTO setting (path, value) VALUES (?, ?)");
    for (const auto& [path, value] : header.settings) {
        SQLite::bind(setting, path, value);
        setting.exec();
        setting.reset();
    }
    SQLite::Statement site(database, "INSERT INTO site (id, name_en, name_es, country) VALUES (?, ?, ?, ?)");
    for (const auto& label : header.sites) {
        SQLite::bind(site, label.id, label.name.en, label.name.es, label.country);
        site.exec();
        site.reset();
    }
    SQLite::Statement observed(
        database,
        "INSERT INTO observed (id, indicator, stat, scope, from_date, to_date, value, unit, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& figure : header.observed) {
        SQLite::bind(observed, figure.id, figure.indicator, figure.stat, figure.scope, to_string(figure.from),
                     to_string(figure.to), figure.value, figure.unit, figure.source.text);
        observed.exec();
        observed.reset();
    }
    SQLite::Statement cause(database, "INSERT INTO wait_cause VALUES (?, ?)");
    for (const auto& [number, name] : cause_names()) {
        SQLite::bind(cause, number, name);
        cause.exec();
        cause.reset();
    }
}

/// A table's name, as what is at fault.
[[noreturn]] void refuse(const std::string& file, const char* table) { throw InputError(damaged(file, table)); }

/// @param[out] hash  stored with it; empty in format 1
Header read_study_row(SQLite::Database& database, const std::string& file, int format, std::string& hash) {
    SQLite::Statement row(
        database,
        std::string("SELECT scenario_id, title_en, title_es, scenario_hash, inputs_json, start_date, days, "
                    "warm_up_days, time_zone, seed, version, commit_id, input_values, assumptions, uncertain, ") +
            (format == 1 ? "''" : "header_hash") + " FROM study");
    if (!row.executeStep()) refuse(file, "study");
    Header header;
    header.scenario_id = row.getColumn(0).getString();
    header.title = {row.getColumn(1).getString(), row.getColumn(2).getString()};
    header.scenario_hash = row.getColumn(3).getString();
    header.inputs_json = row.getColumn(4).getString();
    if (!parse_date(row.getColumn(5).getString(), header.start)) refuse(file, "study");
    header.days = row.getColumn(6).getDouble();
    header.warm_up_days = row.getColumn(7).getDouble();
    header.time_zone_name = row.getColumn(8).getString();
    header.seed = static_cast<std::uint64_t>(row.getColumn(9).getInt64());
    header.program = {row.getColumn(10).getString(), row.getColumn(11).getString()};
    header.counts = {row.getColumn(12).getInt(), row.getColumn(13).getInt(), row.getColumn(14).getInt()};
    hash = row.getColumn(15).getString();
    if (row.executeStep()) refuse(file, "study");
    return header;
}

void read_observed(SQLite::Database& database, Header& header, const std::string& file) {
    SQLite::Statement row(database,
                          "SELECT id, indicator, stat, scope, from_date, to_date, value, unit, source FROM observed "
                          "ORDER BY observed_no");
    while (row.executeStep()) {
        scenario::Observation figure;
        figure.id = row.getColumn(0).getString();
        figure.indicator = row.getColumn(1).getString();
        figure.stat = row.getColumn(2).getString();
        figure.scope = row.getColumn(3).getString();
        const bool dated = parse_date(row.getColumn(4).getString(), figure.from) &&
                           parse_date(row.getColumn(5).getString(), figure.to);
        if (!dated) refuse(file, "observed");
        figure.value = row.getColumn(6).getDouble();
        figure.unit = row.getColumn(7).getString();
        figure.source.text = row.getColumn(8).getString();
        header.observed.push_back(std::move(figure));
    }
}

void read_lists(SQLite::Database& database, Header& header, const std::string& file) {
    for (SQLite::Statement row(database, "SELECT path, value FROM setting ORDER BY setting_no"); row.executeStep();) {
        header.settings.emplace_back(row.getColumn(0).getString(), row.getColumn(1).getString());
    }
    for (SQLite::Statement row(database, "SELECT id, name_en, name_es, country FROM site ORDER BY site_no");
         row.executeStep();) {
        header.sites.push_back({row.getColumn(0).getString(),
                                {row.getColumn(1).getString(), row.getColumn(2).getString()},
                                row.getColumn(3).getString()});
    }
    read_observed(database, header, file);
}

WaitCauses numbered(const CauseNames& names, const std::string& file) {
    WaitCauses causes;
    const CauseNames known = cause_names();
    for (const auto& [number, name] : names) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.second == name; });
        if (found == known.end()) refuse(file, "wait_cause");
        causes.emplace(number, static_cast<engine::WaitCause>(found->first));
    }
    return causes;
}

}  // namespace

void write_header(SQLite::Database& database, const Header& header) {
    write_study_row(database, header);
    write_lists(database, header);
}

void write_plan(SQLite::Database& database, const PlanLabel& plan) {
    SQLite::Statement row(
        database,
        "INSERT INTO plan (id, title_en, title_es, hash, inputs_json, input_values, assumptions, uncertain, row_hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(row, plan.id, plan.title.en, plan.title.es, plan.hash, plan.inputs_json, plan.counts.values,
                 plan.counts.assumptions, plan.counts.uncertain, hash_of(plan));
    row.exec();
}

std::pair<Header, WaitCauses> read_header(SQLite::Database& database, const std::string& file, int format) {
    std::string stored;
    Header header = read_study_row(database, file, format, stored);
    read_lists(database, header, file);
    CauseNames causes;
    for (SQLite::Statement row(database, "SELECT cause, name FROM wait_cause ORDER BY cause"); row.executeStep();) {
        causes.emplace_back(row.getColumn(0).getInt64(), row.getColumn(1).getString());
    }
    const bool sound =
        format == 1 ? header.scenario_hash == sha256_hex(header.inputs_json) : stored == hash_of(header, causes);
    if (!sound) refuse(file, tr("what it says of the scenario, the window, the seed or the program"));
    return {std::move(header), numbered(causes, file)};
}

std::vector<std::pair<std::int64_t, PlanLabel>> read_plans(SQLite::Database& database, const std::string& file,
                                                           int format) {
    std::vector<std::pair<std::int64_t, PlanLabel>> plans;
    SQLite::Statement row(
        database,
        std::string(
            "SELECT plan_no, id, title_en, title_es, hash, inputs_json, input_values, assumptions, uncertain, ") +
            (format == 1 ? "''" : "row_hash") + " FROM plan ORDER BY plan_no");
    while (row.executeStep()) {
        PlanLabel plan{row.getColumn(1),
                       {row.getColumn(2), row.getColumn(3)},
                       row.getColumn(4),
                       row.getColumn(5),
                       {row.getColumn(6).getInt(), row.getColumn(7).getInt(), row.getColumn(8).getInt()}};
        const bool sound =
            format == 1 ? plan.hash == sha256_hex(plan.inputs_json) : row.getColumn(9).getString() == hash_of(plan);
        if (!sound) refuse(file, fmt::format(fmt::runtime(tr("plan {}")), plan.id).c_str());
        plans.emplace_back(row.getColumn(0).getInt64(), std::move(plan));
    }
    return plans;
}

}  // namespace umbral::study
