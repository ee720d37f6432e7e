const list = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/u))

/** Given names that are little else, of the places where our languages are spoken and of some more. */
export const GIVEN = list(`
  Aaron Abdul Abdullah Abigail Adam Adrian Adriana Agnes Agnieszka Ahmed Aisha Akira Alan Alberto
  Alejandra Alejandro Aleksandra Alessandro Alexander Alexandra Alexandre Alfred Alfredo Ali Alice
  Alicia Alison Allison Alvaro Amanda Amara Amir Amit Amy Amélie Ana Anders Andrea Andreas Andrei
  Andrew Andrzej Andy Angela Anika Anita Anja Anke Ann Anna Anne Annette Annika Anthony Antje
  Antoine Anton Antonio António Anya Arjun Arne Arnold Arthur Arturo Asha Astrid Axel Ayesha Aylin
  Barbara Beate Beatrice Beatriz Ben Benedikt Benjamin Benoît Bernard Bernd Bernhard Beth Bettina
  Birgit Bjorn Björn Bob Brenda Brian Bridget Brigitte Bruno Bärbel Camila Camille Carla Carlos
  Carmen Carol Carolin Carolina Caroline Caterina Catherine Cathy Cecilia Celine Cesar Chiara Chloe
  Chloé Chris Christa Christian Christina Christine Christoph Christophe Christopher Cindy Clare
  Claudia Clemens Colin Connor Conor Cornelia Craig Cristina Cynthia Céline Dagmar Daisuke Damien
  Dan Dana Daniel Daniela Danielle Darren Dave David Dawid Deborah Deepak Denis Denise Dennis Derek
  Diana Diane Diego Dieter Dietmar Dimitri Dirk Dmitri Dominic Dominik Dominique Donald Donna Doreen
  Doris Dorothea Dorothy Doug Douglas Duarte Duncan Dylan Eduardo Edward Eileen Elaine Eleanor Elena
  Elias Elif Elisa Elisabeth Elise Elizabeth Elke Ellen Emil Emilia Emilie Emily Emma Emmanuel
  Enrique Eric Erica Erik Erika Ernesto Erwin Esther Ethan Eugene Eva Evelyn Fabian Fabio Farah
  Fatima Federico Felicia Felipe Felix Fernanda Fernando Filipe Fiona Francesca Francesco Francisco
  Franco Franz François Françoise Frauke Fred Frederic Frederik Friedrich Fritz Gabriel Gabriela
  Gabriele Gareth Gary Gavin Georg Gerald Gerard Gerd Gerhard Gerrit Gianni Gilbert Giorgio Giovanni
  Gisela Giulia Giuseppe Glenn Gonzalo Gordon Graham Greg Gregor Gregory Greta Guido Guillaume
  Guillermo Gunther Gustavo Günter Hanna Hannah Hannelore Hans Harald Harriet Harry Hassan Heather
  Hector Heidi Heike Heiko Heiner Heinrich Heinz Helen Helena Helene Helga Helmut Hendrik Henri
  Henrik Henry Herbert Hermann Hilary Hilde Hiroshi Holger Howard Hugo Ian Ibrahim Ignacio Imran
  Ines Inga Inge Ingo Ingrid Inês Irene Irina Isaac Isabel Isabella Isabelle Ivan Ivana Ivo Jacek
  Jacob Jacqueline Jacques Jaime Jakob James Jamie Jana Jane Janet Janina Jasmin Jason Javier Jean
  Jeanne Jeff Jeffrey Jelena Jennifer Jenny Jens Jeremy Jerry Jessica Jill Jim Jimmy Joachim Joan
  Joana Joanna Joanne Jochen Joe Joel Joerg Johan Johann Johanna Johannes John Johnny Jon Jonas
  Jonathan Jorge Josef Joseph Josephine Joshua José João Juan Juana Judith Judy Julia Julian Juliana
  Julie Julien Jutta Jérôme Jörg Jörn Jürgen Kai Karen Karim Karin Karl Karla Karsten Katarina Kate
  Katharina Katherine Kathleen Kathrin Kathy Katie Katja Katrin Kazuki Keiko Keith Kelly Kenji
  Kenneth Kerstin Kevin Khalid Kiran Kirsten Klaus Kofi Konrad Konstantin Kristin Kristina Krzysztof
  Kurt Kyle Lara Larry Lars Laszlo Laura Lauren Laurence Laurent Lea Leah Leila Lena Leon Leonard
  Leonie Leonor Leroy Leslie Liam Liisa Lindsay Lisa Liz Lorenzo Louise Luca Lucas Lucia Luciana
  Lucie Lucía Ludwig Luis Luisa Lukas Luke Luís Lydia Lynn Léa Magdalena Mahmoud Maik Malcolm
  Manfred Manuel Manuela Marc Marcel Marcela Marcelo Marcia Marco Marcos Marcus Marek Margaret
  Margarita Margit Maria Mariana Marianne Marie Marina Mario Marion Marius Markus Marlene Marta
  Martha Martin Martina Martine Mary María Masahiro Mateus Matheus Mathias Mathieu Mathilde Matt
  Matteo Matthew Matthias Maureen Maurice Mauricio Megan Mehdi Mehmet Melanie Melissa Mia Micha
  Michael Michaela Michel Michele Michelle Miguel Mike Mikhail Milena Miriam Mohamed Mohammed Moritz
  Muhammad Mustafa Nadia Nadine Nadja Naomi Natalia Natalie Natasha Nathalie Nathan Neha Neil Nele
  Nicholas Nick Nicola Nicolas Nicole Nigel Nikolai Nils Nina Noah Norbert Noriko Nuno Olaf Oleg
  Olga Oliver Olivia Olivier Omar Oscar Oskar Owen Pablo Paola Paolo Pascal Patricia Patricio
  Patrick Patrik Paul Paula Pauline Paulo Pavel Pedro Peggy Penelope Peter Petra Phil Philip Philipp
  Philippe Phillip Pierre Pooja Priya Priyanka Rachel Rafael Rahul Rainer Raj Rajesh Ralf Ralph
  Ramon Ramona Raquel Raymond Raúl Rebecca Reinhard Renate Renaud Rene René Rhiannon Ricardo
  Riccardo Richard Rita Robert Roberta Roberto Rodrigo Roger Roland Rolf Ronald Ronny Rosa Rosalind
  Rosemary Roxana Rudolf Rui Ruth Ryan Rüdiger Sabine Sabrina Saeed Sally Sam Samantha Samir Samuel
  Sandra Sanjay Sara Sarah Sascha Satoshi Scott Sean Sebastian Sergei Sergio Seth Shannon Sharon
  Sheila Shirley Silke Silvia Simon Simona Simone Sinead Siobhan Sofia Sofie Sonia Sonja Sophia
  Sophie Stacy Stanislav Stefan Stefanie Steffen Stella Stephan Stephanie Stephen Steve Steven
  Stuart Sunil Susan Susana Susanne Suzanne Sven Svenja Sylvia Sylvie Sébastien Takashi Takeshi
  Tamara Tanja Tanya Tara Tatiana Teresa Terry Theo Theresa Theresia Thiago Thierry Thomas Thorsten
  Thérèse Tiago Tim Timo Timothy Tina Tobias Todd Tom Tomasz Tomás Tony Torsten Tracy Tristan Udo
  Ulrich Ulrike Ursula Ute Uwe Valentina Valeria Valérie Vanessa Vera Verena Veronica Vicente Victor
  Vijay Vikram Viktor Vincent Vincenzo Vivian Volker Véronique Walter Waltraud Wendy Werner Wilhelm
  William Winston Wojciech Wolfgang Xavier Yannick Yasmin Yasmina Yolanda Yuki Yusuf Yves Yvonne
  Zara Zoe Zoé
`)

/** Given names that are also words, places or brands: names only where the words around say so. */
export const DOUBTFUL = list(`
  Alex Alexa Angel April Art Ash Asia Audrey Aurora Austin Avery Bill Blake Brad Brandon Brooke
  Bruce Carter Casey Charles Charlie Charlotte Chase Claire Clara Claude Cliff Cole Constance Cora
  Crystal Daisy Dale Dallas Dawn Dean Dick Dolores Don Drew Earl Ernst Faith Finn Florence Frank
  Gene George Georgia Ginger Gloria Grace Grant Gregg Guy Hank Harper Hazel Hope Hunter Iris Ivy
  Jack Jackie Jade Jan Jay Jo Jordan Josh Joy Juan Jun June Justin Ken Kim Lance Lee Lewis Lily
  Linda Logan Lou Lourdes Luna Madison Marina Mark Marshall Mason Max May Melody Mercedes Mercy
  Milan Miles Nancy Nat Nico Norm Otto Pat Patience Pearl Penny Pete Phoenix Pierce Pilar Ray Reed
  Regina Rich Rob Robin Rocky Rod Roman Ron Rose Ross Roy Ruby Russell Rusty Salvador Sandy Santiago
  Shelly Sky Stan Sterling Sue Summer Sydney Tanner Taylor Ted Troy Tyler Vic Victoria Violet
  Virginia Wade Ward Wayne Will
`)
