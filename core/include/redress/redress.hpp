// Everything of the core, and a whole example:
//
//   Result<std::unique_ptr<Engine>> engine = load_bundle(bytes_of("general.bundle"));
//   if (!engine) return fail(engine.error().message);
//
//   // What it is about, which words said so, what must be asked, and by when the answer is due.
//   JsonAnswer assessment = assess_json(**engine, R"({"text": "my parcel still has not arrived",
//       "language": "en", "received": "2026-11-20T10:00:00Z"})");
//   print(assessment.json);
//
//   Instant received = parse_instant("2026-11-20T10:02:00Z").value();
//   JsonAnswer verdict = validate_json(**engine, submission, received);
//   if (verdict.kind == JsonAnswer::Kind::done) store(*record_of(verdict.json));
//
// An Engine is read by any number of threads at once. Nothing here reads a clock, a file, an
// environment or a locale.
#pragma once

#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/bundle.hpp"
#include "redress/calendar.hpp"
#include "redress/categorize.hpp"
#include "redress/codec.hpp"
#include "redress/detail.hpp"
#include "redress/form.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"
#include "redress/privacy.hpp"
#include "redress/promise.hpp"
#include "redress/signal.hpp"
#include "redress/submission.hpp"
#include "redress/text.hpp"
#include "redress/verdict.hpp"
