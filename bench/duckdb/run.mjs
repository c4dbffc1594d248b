// Asks DuckDB what bench/cohort asks: node run.mjs PLAN.json ANSWERS.json. The plan: {load: [sql], questions: [sql]}.
import { readFileSync, writeFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [planFile, answersFile] = process.argv.slice(2)
const plan = JSON.parse(readFileSync(planFile, 'utf8'))
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
for (const sql of plan.load) await connection.run(sql)

const answers = []
for (const sql of plan.questions) {
  let best = Infinity
  let rows = []
  for (let run = 0; run < 2; ++run) {
    const begin = performance.now()
    rows = (await connection.runAndReadAll(sql)).getRows()
    best = Math.min(best, performance.now() - begin)
  }
  answers.push({ millis: best, rows: rows.map((row) => row.map((cell) => String(cell)).join('|')) })
}
writeFileSync(answersFile, JSON.stringify(answers))
